import { AwsError } from '../http/aws-error.ts';
import { ResponseLost } from '../http/response-lost.ts';
import type { Clock } from '../world/clock.ts';
import type { FaultTarget, RequestEffect } from './fault.ts';
import type { FaultRegistry } from './fault-registry.ts';

const requestKinds = ['error', 'delay', 'hold', 'lose-response'] as const satisfies readonly RequestEffect['kind'][];

/** Runs an operation under the faults that match it. */
export async function withRequestFaults<Result>(
  { faults, clock }: { faults: FaultRegistry; clock: Clock },
  target: FaultTarget,
  operation: () => Result | Promise<Result>,
): Promise<Result> {
  let answerLost = false;
  for (const { effect, removed } of faults.strike(requestKinds, target)) {
    switch (effect.kind) {
      case 'error':
        throw new AwsError(effect.name, effect.status, effect.message ?? 'Injected');
      case 'delay':
        await Promise.race([new Promise<void>((resolve) => clock.setTimer(effect.ms, resolve)), removed]);
        break;
      case 'hold':
        await removed;
        break;
      case 'lose-response':
        answerLost = true;
        break;
    }
  }
  const result = await operation();
  if (answerLost) throw new ResponseLost();
  return result;
}
