import type { Clock, QuickConnect } from '@liaison/core';
import { LiaisonError } from '@liaison/core';
import { readAgentData } from './agent-data.ts';
import type { StreamsApi, StreamsEndpoint } from './streams-api.ts';
import { callStreams } from './streams-call.ts';

/** Milliseconds. A queue may have 700 quick connects, which Streams fetches by the hundred. */
const LIST_LIMIT = 20_000;

/** The quick connects of the agent's queues that a chat can use: telephone numbers and external ones are for other channels. */
export async function listQuickConnects(
  connect: StreamsApi,
  { clock, signal }: { clock: Clock; signal: AbortSignal },
): Promise<readonly QuickConnect[]> {
  const givenUp = new LiaisonError('NetworkError', 'The list of quick connects was given up');
  if (signal.aborted) throw givenUp;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(givenUp);
  signal.addEventListener('abort', abort, { once: true });
  const agent = new connect.Agent();
  const listed = callStreams<{ endpoints: readonly StreamsEndpoint[] }>(
    clock,
    (callbacks) => agent.getEndpoints(agent.getAllQueueARNs(), callbacks),
    { limit: LIST_LIMIT },
  );
  try {
    const { endpoints } = await Promise.race([listed, aborted]);
    return usable(endpoints, readAgentData(connect)?.configuration.username);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Several queues may have the same quick connect. */
function usable(endpoints: readonly StreamsEndpoint[], ownLogin: string | undefined): QuickConnect[] {
  const byArn = new Map<string, QuickConnect>();
  for (const { agentLogin, endpointARN, name, type } of endpoints) {
    if ((type !== 'agent' && type !== 'queue') || !endpointARN) continue;
    if (type === 'agent' && agentLogin && agentLogin === ownLogin) continue;
    byArn.set(endpointARN, { arn: endpointARN, type, name: name ?? '' });
  }
  return [...byArn.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}
