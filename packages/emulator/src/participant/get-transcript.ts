import type { WireItem } from '@liaison/protocol';
import { contactOf } from '../world/world.ts';
import { commonErrors, participantError, participantOperation } from './participant-operation.ts';
import { startIndex, transcriptPage } from './transcript-page.ts';

const defaultSize = 10;

export const getTranscriptOperation = participantOperation({
  name: 'GetTranscript',
  method: 'POST',
  path: '/participant/transcript',
  bearer: 'connection',
  errors: commonErrors,
  input: {
    ContactId: { type: 'string', min: 1, max: 256 },
    MaxResults: { type: 'integer', min: 0, max: 100 },
    NextToken: { type: 'string', min: 1, max: 1000 },
    ScanDirection: { type: 'string', enum: ['FORWARD', 'BACKWARD'] },
    SortOrder: { type: 'string', enum: ['DESCENDING', 'ASCENDING'] },
    StartPosition: {
      type: 'structure',
      members: {
        Id: { type: 'string', min: 1, max: 256 },
        AbsoluteTime: { type: 'string', min: 1, max: 100 },
        MostRecent: { type: 'integer', min: 0, max: 100 },
      },
    },
  },
  run: ({ world, participant, input, token }) => {
    const contact = contactOf(world, participant.contactId);
    if (
      input.ContactId !== undefined &&
      input.ContactId !== contact.id &&
      input.ContactId !== contact.initialContactId
    ) {
      throw participantError('AccessDeniedException', 'Access denied');
    }
    const position = Object.values(input.StartPosition ?? {}).some((value) => value != null) ? input.StartPosition : {};
    const hasPosition = Object.keys(position ?? {}).length > 0;
    const { items } = contact.transcript;
    const { pageTokens } = world.credentials;

    const resumed = input.NextToken === undefined ? undefined : pageTokens.resolve(input.NextToken);
    if (input.NextToken !== undefined && resumed?.connectionToken !== token) {
      throw participantError('ValidationException', 'NextToken is not valid');
    }
    const direction =
      resumed?.direction ??
      (input.ScanDirection as 'FORWARD' | 'BACKWARD' | undefined) ??
      (hasPosition ? 'FORWARD' : 'BACKWARD');
    const from = resumed?.from ?? startIndex(items, position ?? {}, direction);
    if (from === undefined) throw participantError('ValidationException', 'StartPosition names no item');

    const page = transcriptPage(items, { from, direction, size: input.MaxResults || defaultSize });
    const ordered: readonly WireItem[] = input.SortOrder === 'ASCENDING' ? page.items : page.items.toReversed();
    return {
      InitialContactId: contact.initialContactId,
      Transcript: ordered,
      ...(page.next === undefined
        ? {}
        : { NextToken: pageTokens.issue({ connectionToken: token, direction, from: page.next }).token }),
    };
  },
});
