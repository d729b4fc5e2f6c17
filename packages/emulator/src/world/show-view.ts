import { MessageContentType, type WireItem } from '@liaison/protocol';
import { postItem } from './post-item.ts';
import type { Contact } from './state.ts';
import { systemParticipant } from './system-participant.ts';
import type { World } from './world.ts';
import { WorldError } from './world-error.ts';

/** A flow shows a view: an interactive message with the token that DescribeView takes, and the data to fill it with. */
export function showView(
  world: World,
  contact: Contact,
  { viewId, data }: { readonly viewId: string; readonly data: Readonly<Record<string, unknown>> },
): WireItem {
  if (!world.instance.views.some(({ id }) => id === viewId)) throw new WorldError('ViewNotFound', 'No such view');
  const { token } = world.credentials.viewTokens.issue({ viewId, contactId: contact.id });
  return postItem(world, contact, {
    type: 'MESSAGE',
    contentType: MessageContentType.interactive,
    content: JSON.stringify({
      templateType: 'ViewResource',
      version: '1.0',
      data: { content: { viewToken: token, viewData: data } },
    }),
    sender: systemParticipant(contact),
    stored: true,
  });
}
