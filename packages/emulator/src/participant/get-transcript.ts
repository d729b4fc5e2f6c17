import { GetTranscript$, type GetTranscriptRequest } from '@aws-sdk/client-connectparticipant';
import type { WireItem } from '@liaison/protocol';
import { readableItems } from '../world/rehydrate.ts';
import { contactOf } from '../world/world.ts';
import { participantOperation } from './participant-operation.ts';
import { startIndex, transcriptPage } from './transcript-page.ts';

const defaultSize = 10;

/** The model's items do not name the initial contact; the page does, for all of them. */
const asTranscriptItem = ({ InitialContactId: _ofThePage, ...item }: WireItem): object => item;

export const getTranscriptOperation = participantOperation<GetTranscriptRequest>({
  schema: GetTranscript$,
  bearer: 'connection',
  silent: true,
  run: ({ world, participant, input, token, fail }) => {
    const contact = contactOf(world, participant.contactId);
    const items = readableItems(contact);
    if (
      input.ContactId !== undefined &&
      input.ContactId !== contact.id &&
      !items.some(({ ContactId, RelatedContactId }) => [ContactId, RelatedContactId].includes(input.ContactId))
    ) {
      throw fail('AccessDeniedException', 'Access denied');
    }
    const position = Object.values(input.StartPosition ?? {}).some((value) => value != null) ? input.StartPosition : {};
    const hasPosition = Object.keys(position ?? {}).length > 0;
    const { pageTokens } = world.credentials;

    const resumed = input.NextToken === undefined ? undefined : pageTokens.resolve(input.NextToken);
    if (input.NextToken !== undefined && resumed?.connectionToken !== token) {
      throw fail('ValidationException', 'NextToken is not valid');
    }
    const direction = resumed?.direction ?? input.ScanDirection ?? (hasPosition ? 'FORWARD' : 'BACKWARD');
    const from = resumed?.from ?? startIndex(items, position ?? {}, direction);
    if (from === undefined) throw fail('ValidationException', 'StartPosition names no item');

    const page = transcriptPage(items, { from, direction, size: input.MaxResults || defaultSize });
    const ordered: readonly WireItem[] = input.SortOrder === 'ASCENDING' ? page.items : page.items.toReversed();
    return {
      InitialContactId: contact.initialContactId,
      Transcript: ordered.map(asTranscriptItem),
      ...(page.next === undefined
        ? {}
        : { NextToken: pageTokens.issue({ connectionToken: token, direction, from: page.next }).token }),
    };
  },
});
