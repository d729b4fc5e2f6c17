import type { ConnectClient } from '@aws-sdk/client-connect';
import type { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import { isDeepStrictEqual } from 'node:util';
import type { World } from '../../src/world/world.ts';

/** Operations whose request came a second time with the same client token and met the same answer. */
export const repeatedRequests = new Set<string>();

/** Sends every request that carries a client token again: it has to be answered like the first time and change nothing. */
export function withRepeatedRequests<Client extends ConnectClient | ConnectParticipantClient>(
  client: Client,
  world: World,
): Client {
  const { middlewareStack } = client as unknown as ConnectClient;
  middlewareStack.add(
    (next, context) => async (args) => {
      const first = await next(args);
      const { body = '' } = args.request as { body?: string | Uint8Array };
      const sent = typeof body === 'string' ? body : new TextDecoder().decode(body);
      if (!('ClientToken' in (JSON.parse(sent || '{}') as object))) return first;
      const before = extent(world);
      const second = await next(args);
      const operation = String(context['commandName']).replace(/Command$/, '');
      const [answer, repeat] = [first, second].map(({ output }) => ({ ...output, $metadata: {} }));
      if (!isDeepStrictEqual(repeat, answer)) throw new Error(`${operation}: the repeat is answered differently`);
      if (!isDeepStrictEqual(extent(world), before)) throw new Error(`${operation}: the repeat changes something`);
      repeatedRequests.add(operation);
      return first;
    },
    // After the request is signed: the second one is the same to the letter.
    { step: 'finalizeRequest', priority: 'low', name: 'repeatedRequests' },
  );
  return client;
}

/** What grows with everything that happens. */
const extent = ({ contacts, participants, attachments }: World): number[] => [
  contacts.size,
  participants.size,
  attachments.size,
  ...[...contacts.values()].map(({ transcript }) => transcript.items.length),
];
