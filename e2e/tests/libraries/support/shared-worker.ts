import type { Page } from '@playwright/test';

interface WorkerAnswer {
  readonly id?: number;
  readonly error?: unknown;
  readonly result?: { readonly result: { readonly value?: unknown }; readonly exceptionDetails?: unknown };
}

/** Evaluates an expression in the shared worker that Streams has for a page, by the debugger: Playwright does not reach it. */
export async function inSharedWorker(page: Page, expression: string): Promise<unknown> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('The browser is gone');
  try {
    const { targetInfo } = await (await page.context().newCDPSession(page)).send('Target.getTargetInfo');
    const { targetInfos } = await session.send('Target.getTargets');
    const worker = targetInfos.find(
      ({ type, browserContextId }) => type === 'shared_worker' && browserContextId === targetInfo.browserContextId,
    );
    if (worker === undefined) throw new Error('There is no shared worker');
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false });
    const answered = new Promise<WorkerAnswer>((resolve) => {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        const answer = JSON.parse(message) as WorkerAnswer;
        if (answer.id === 1) resolve(answer);
      });
    });
    const message = { id: 1, method: 'Runtime.evaluate', params: { expression, returnByValue: true } };
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify(message) });
    const { result, error } = await answered;
    if (result === undefined || result.exceptionDetails !== undefined) {
      throw new Error(`The shared worker: ${JSON.stringify(error ?? result)}`);
    }
    return result.result.value;
  } finally {
    await session.detach();
  }
}
