import { describe, expect, it } from 'vitest';
import type { Fault } from './model-server.ts';
import { runScript } from './run-script.ts';
import type { Step } from './steps.ts';

const fault = (committed: boolean, delay = 0): Step => {
  const failing: Fault = { error: 'NetworkError', committed, delay };
  return { op: 'sendFault', fault: failing };
};
const say: Step = { op: 'customer', fate: [10] };
const send: Step = { op: 'send', text: 'ok' };
const wait = (ms: number): Step => ({ op: 'wait', ms });
const repeat = (times: number, ...steps: Step[]): Step[] => Array.from({ length: times }, () => steps).flat();

/** What the fuzz once found, shortened. */
const pinned: Record<string, readonly Step[]> = {
  'the socket is lost between the opening of a channel and its first catch-up': [
    fault(false),
    send,
    wait(600),
    { op: 'break' },
    send,
    { op: 'resume' },
    { op: 'socket', socket: 'down' },
  ],
  'a frame from before the only page comes late': [
    { op: 'pageSize', size: 1 },
    { op: 'break' },
    wait(5_000),
    say,
    send,
    { op: 'break' },
    say,
    { op: 'customer', fate: [1132] },
    { op: 'customer', fate: [] },
    say,
    wait(5_000),
    { op: 'older' },
  ],
  'an equal message of the same stamp moves behind the newest when a page comes': [
    ...repeat(20, say, send),
    wait(600),
    { op: 'send', text: 'yes' },
    say,
    { op: 'sendFault', fault: { error: 'NetworkError', committed: true, delay: 0 } },
    say,
    say,
    wait(40_000),
    { op: 'send', text: 'yes' },
    { op: 'socket', socket: 'down' },
    say,
    { op: 'break' },
    { op: 'otherTab', fate: [10] },
    { op: 'break' },
    { op: 'customer', fate: [0] },
    { op: 'reload' },
  ],
  'an answer comes for a message from before the only page, after a reload': [
    { op: 'pageSize', size: 1 },
    fault(true, 20_000),
    send,
    ...repeat(6, say),
    wait(600),
    { op: 'reload' },
    ...repeat(3, say),
    wait(40_000),
  ],
  'a frame from before a gap comes late, after a catch-up that was given up': [
    { op: 'customer', fate: [0] },
    send,
    { op: 'customer', fate: [96] },
    { op: 'pageSize', size: 1 },
    ...repeat(2, { op: 'pageFault', fault: { error: 'RejectedError', committed: false, delay: 0 } }),
    { op: 'pageFault', fault: { error: 'NetworkError', committed: false, delay: 0 } },
    send,
    wait(40),
    { op: 'deny', until: 'renewed' },
    send,
    { op: 'deny', until: 'renewed' },
    { op: 'customer', fate: [0] },
    wait(40_000),
  ],
  'a refused message is retried after an equal one was sent, and the chat ends': [
    { op: 'sendFault', fault: { error: 'RejectedError', committed: false, delay: 0 } },
    send,
    wait(15),
    send,
    { op: 'pageFault', fault: { error: 'NetworkError', committed: false, delay: 2_000 } },
    wait(40_000),
    { op: 'socket', socket: 'up' },
    { op: 'otherTab', fate: [10] },
    { op: 'deny', until: 'healed' },
    { op: 'reload' },
    wait(600),
    { op: 'end' },
    { op: 'retry' },
  ],
  'the chat ends while a message that was accepted has no place yet': [
    wait(40),
    { op: 'socket', socket: 'deaf' },
    send,
    say,
    { op: 'socket', socket: 'down' },
    { op: 'end' },
    wait(40),
  ],
};

describe('pinned', () => {
  it.each(Object.entries(pinned))('%s', async (_name, steps) => {
    await expect(runScript(steps)).resolves.toBeUndefined();
  });
});
