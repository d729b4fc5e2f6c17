/** The next frame's time, in ms. */
export const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Resolves after the next frame was painted. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve());
      port1.start();
      port2.postMessage(undefined);
    });
  });

export interface Frames {
  /** Frames that took longer than 50 ms, and the longest, in ms. */
  readonly long: number;
  readonly longest: number;
}

/** Calls `act` `perSecond` times a second for so many seconds, and watches the frames. */
export async function busyFor(perSecond: number, seconds: number, act: () => void): Promise<Frames> {
  const start = performance.now();
  const frames: number[] = [];
  let count = 0;
  const timer = setInterval(() => {
    for (const due = ((performance.now() - start) / 1000) * perSecond; count < due; count += 1) act();
  }, 1000 / perSecond);
  for (let last = await frame(); performance.now() - start < seconds * 1000; ) {
    const now = await frame();
    frames.push(now - last);
    last = now;
  }
  clearInterval(timer);
  await painted();
  await painted();
  return { long: frames.filter((time) => time > 50).length, longest: Math.max(...frames) };
}
