import { MessageContentType } from '@liaison/protocol';
import { startChat } from '../world/start-chat.ts';
import type { World } from '../world/world.ts';
import { personPace } from './pace.ts';
import { participantLines } from './participant-line.ts';
import { ScriptedCustomers } from './scripted-customers.ts';

/** Customers for a world: its clock, its seed, and the Participant Service at the emulator's own address. */
export function createScriptedCustomers({
  world,
  endpoint,
}: {
  world: World;
  /** E.g. `http://127.0.0.1:4501`, without a slash at the end. */
  endpoint: () => string;
}): ScriptedCustomers {
  return new ScriptedCustomers({
    openLine: participantLines({
      endpoint,
      clock: world.clock,
      startChat: ({ name, ...call }) => {
        const { contact, participantToken } = startChat(world, {
          displayName: name,
          ...call,
          supportedContentTypes: [MessageContentType.text, MessageContentType.markdown],
        });
        return { contactId: contact.id, participantToken };
      },
    }),
    clock: world.clock,
    pace: personPace((limit) => world.ids.below(limit)),
    newId: () => world.ids.uuid(),
  });
}
