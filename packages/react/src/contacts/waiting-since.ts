import type { Chunk, Stretch } from '@liaison/core';
import { newestChunksFirst } from '../conversation/newest-first.ts';

/** What a run of messages tells of whose turn it is. */
interface Turn {
  /** An agent wrote in it. */
  readonly answered: boolean;
  /** Epoch ms of the first customer's message in it after the last one of an agent. */
  readonly since: number | undefined;
}

/** A chunk stays the same object while nothing in it changes; most of what is asked was worked out for an earlier message. */
const turns = new WeakMap<Chunk, Turn>();

/**
 * Epoch ms from which the customer has been waiting for a person: the first customer's message after the last one of an agent.
 * Answers of a bot do not count. `undefined` when it is the customer's turn.
 */
export function waitingSince(stretches: readonly Stretch[] | undefined): number | undefined {
  let since: number | undefined;
  for (const chunk of newestChunksFirst(stretches)) {
    const turn = turnIn(chunk);
    since = turn.since ?? since;
    if (turn.answered) break;
  }
  return since;
}

function turnIn(chunk: Chunk): Turn {
  const known = turns.get(chunk);
  if (known) return known;
  const turn = readTurn(chunk);
  turns.set(chunk, turn);
  return turn;
}

function readTurn({ messages }: Chunk): Turn {
  const answer = messages.findLastIndex(
    ({ messageType, sender, status }) =>
      messageType !== 'event' && status !== 'failed' && (sender.role === 'agent' || sender.isSelf),
  );
  const question = messages.find(
    ({ messageType, sender }, at) => at > answer && messageType !== 'event' && sender.role === 'customer',
  );
  return { answered: answer >= 0, since: question?.timestamp };
}
