import {
  CancelParticipantAuthenticationCommand,
  CompleteAttachmentUploadCommand,
  CreateParticipantConnectionCommand,
  DescribeViewCommand,
  DisconnectParticipantCommand,
  GetAttachmentCommand,
  GetAuthenticationUrlCommand,
  GetTranscriptCommand,
  SendEventCommand,
  SendMessageCommand,
  StartAttachmentUploadCommand,
} from '@aws-sdk/client-connectparticipant';
import { beforeEach, describe, expect, it } from 'vitest';
import { participantOperations } from '../../src/participant/operations.ts';
import { initiateAuthentication } from '../../src/world/authentication.ts';
import { showView } from '../../src/world/show-view.ts';
import { startAttachmentUpload } from '../../src/world/start-attachment-upload.ts';
import { storeAttachment } from '../../src/world/store-attachment.ts';
import { completeAttachmentUpload } from '../../src/world/complete-attachment-upload.ts';
import type { Attachment } from '../../src/world/state.ts';
import { connectedChat, participantClient } from '../support/chat.ts';
import { sharedEmulator } from '../support/shared-emulator.ts';

/** The limits of the service model of 2026, written down a second time: a wrong one in the emulator fails here. */

const { emulator, clock } = await sharedEmulator();
let values: Readonly<Record<string, string>>;

beforeEach(() => {
  const { world } = emulator;
  const { contact, customer, customerToken, participantToken } = connectedChat(emulator);
  const upload = (): Attachment => {
    const attachment = startAttachmentUpload(world, customer, {
      name: 'a.txt',
      contentType: 'text/plain',
      sizeBytes: 1,
    });
    storeAttachment(attachment, new Uint8Array(1));
    return attachment;
  };
  const approved = upload();
  completeAttachmentUpload(world, customer, approved.id);
  clock.advance(world.timing.attachmentScanMs);
  const view = showView(world, contact, { viewId: 'detail', data: {} });
  const { data } = JSON.parse(view.Content ?? '') as { data: { content: { viewToken: string } } };
  values = {
    participantToken,
    customerToken,
    contactId: contact.id,
    storedId: upload().id,
    approvedId: approved.id,
    viewToken: data.content.viewToken,
    sessionId: initiateAuthentication(world, contact).id,
    itemId: contact.transcript.items[0]?.Id ?? '',
  };
});

type Members = Readonly<Record<string, unknown>>;
/** A command of the SDK's client; its own type of input does not let wrong values through. */
type AnyCommand = new (input: never) => object;

/** Members that make each operation succeed; `$name` stands for a value of the running chat. */
const operations: Readonly<Record<string, { command: AnyCommand; path: string; input: Members }>> = {
  CancelParticipantAuthentication: {
    command: CancelParticipantAuthenticationCommand,
    path: 'cancel-authentication',
    input: { ConnectionToken: '$customerToken', SessionId: '$sessionId' },
  },
  CompleteAttachmentUpload: {
    command: CompleteAttachmentUploadCommand,
    path: 'complete-attachment-upload',
    input: { ConnectionToken: '$customerToken', AttachmentIds: ['$storedId'], ClientToken: 't' },
  },
  CreateParticipantConnection: {
    command: CreateParticipantConnectionCommand,
    path: 'connection',
    input: { ParticipantToken: '$participantToken', Type: ['WEBSOCKET'], ConnectParticipant: true },
  },
  DescribeView: {
    command: DescribeViewCommand,
    path: 'views/$viewToken',
    input: { ConnectionToken: '$customerToken', ViewToken: '$viewToken' },
  },
  DisconnectParticipant: {
    command: DisconnectParticipantCommand,
    path: 'disconnect',
    input: { ConnectionToken: '$customerToken', ClientToken: 't' },
  },
  GetAttachment: {
    command: GetAttachmentCommand,
    path: 'attachment',
    input: { ConnectionToken: '$customerToken', AttachmentId: '$approvedId', UrlExpiryInSeconds: 60 },
  },
  GetAuthenticationUrl: {
    command: GetAuthenticationUrlCommand,
    path: 'authentication-url',
    input: { ConnectionToken: '$customerToken', SessionId: '$sessionId', RedirectUri: 'https://shop.example/back' },
  },
  GetTranscript: {
    command: GetTranscriptCommand,
    path: 'transcript',
    input: {
      ConnectionToken: '$customerToken',
      ContactId: '$contactId',
      MaxResults: 5,
      ScanDirection: 'FORWARD',
      SortOrder: 'ASCENDING',
      StartPosition: { Id: '$itemId' },
    },
  },
  SendEvent: {
    command: SendEventCommand,
    path: 'event',
    input: {
      ConnectionToken: '$customerToken',
      ContentType: 'application/vnd.amazonaws.connect.event.typing',
      Content: '{}',
      ClientToken: 't',
    },
  },
  SendMessage: {
    command: SendMessageCommand,
    path: 'message',
    input: { ConnectionToken: '$customerToken', ContentType: 'text/plain', Content: 'Hello', ClientToken: 't' },
  },
  StartAttachmentUpload: {
    command: StartAttachmentUploadCommand,
    path: 'start-attachment-upload',
    input: {
      ConnectionToken: '$customerToken',
      ContentType: 'application/pdf',
      AttachmentSizeInBytes: 5,
      AttachmentName: 'a.pdf',
      ClientToken: 't',
    },
  },
};

const chars = (length: number) => 'x'.repeat(length);
const denied = 'AccessDeniedException';
/** Inside the limits, and refused for what it says. */
const refused = 'ValidationException';

interface Limits {
  /** Values just inside, each with the error that the operation then raises, if any. */
  readonly inside: readonly (readonly [value: unknown, error?: string])[];
  readonly outside: readonly unknown[];
  /** Of another type than the member's. */
  readonly wrongType?: unknown;
}

const bearer: Limits = {
  inside: [
    [chars(1), denied],
    [chars(1000), denied],
  ],
  outside: [chars(1001)],
};
const clientToken = (min: 0 | 1): Limits => ({
  inside: [[chars(min)], [chars(500)]],
  outside: [...(min === 1 ? [''] : []), chars(501)],
  wrongType: 7,
});
const sessionId: Limits = { inside: [[chars(36), denied]], outside: [chars(35), chars(37)], wrongType: 7 };

const limits: Readonly<Record<string, Readonly<Record<string, Limits>>>> = {
  CancelParticipantAuthentication: { ConnectionToken: bearer, SessionId: sessionId },
  CompleteAttachmentUpload: {
    ConnectionToken: bearer,
    AttachmentIds: {
      inside: [[['$storedId']], [[chars(1)], refused], [[chars(256)], refused]],
      outside: [[], ['$storedId', '$storedId'], [''], [chars(257)]],
      wrongType: 'one',
    },
    ClientToken: clientToken(1),
  },
  CreateParticipantConnection: {
    ParticipantToken: bearer,
    Type: {
      inside: [[['WEBSOCKET']], [['CONNECTION_CREDENTIALS']], [['WEBRTC_CONNECTION'], refused]],
      outside: [[], ['SMS']],
      wrongType: 'WEBSOCKET',
    },
    ConnectParticipant: { inside: [[true], [false]], outside: [], wrongType: 'yes' },
  },
  DescribeView: {
    ConnectionToken: bearer,
    ViewToken: {
      inside: [
        [chars(1), 'ResourceNotFoundException'],
        [chars(1000), 'ResourceNotFoundException'],
      ],
      outside: [chars(1001)],
    },
  },
  DisconnectParticipant: { ConnectionToken: bearer, ClientToken: clientToken(0) },
  GetAttachment: {
    ConnectionToken: bearer,
    AttachmentId: {
      inside: [['$approvedId'], [chars(1), refused], [chars(256), refused]],
      outside: ['', chars(257)],
      wrongType: 7,
    },
    UrlExpiryInSeconds: { inside: [[5], [300]], outside: [4, 301], wrongType: '60' },
  },
  GetAuthenticationUrl: {
    ConnectionToken: bearer,
    SessionId: sessionId,
    RedirectUri: {
      inside: [[`https://shop.example/${chars(1003)}`], [chars(1), refused]],
      outside: ['', `https://shop.example/${chars(1004)}`],
      wrongType: 7,
    },
  },
  GetTranscript: {
    ConnectionToken: bearer,
    ContactId: {
      inside: [
        [chars(1), denied],
        [chars(256), denied],
      ],
      outside: ['', chars(257)],
      wrongType: 7,
    },
    MaxResults: { inside: [[0], [100]], outside: [-1, 101], wrongType: '5' },
    NextToken: {
      inside: [
        [chars(1), refused],
        [chars(1000), refused],
      ],
      outside: ['', chars(1001)],
      wrongType: 7,
    },
    ScanDirection: { inside: [['FORWARD'], ['BACKWARD']], outside: ['UP'], wrongType: 7 },
    SortOrder: { inside: [['ASCENDING'], ['DESCENDING']], outside: ['NONE'], wrongType: 7 },
    StartPosition: {
      inside: [
        [{ Id: '$itemId' }],
        [{ Id: chars(1) }, refused],
        [{ Id: chars(256) }, refused],
        [{ AbsoluteTime: '2026-01-01T00:00:00.000Z' }],
        [{ AbsoluteTime: chars(100) }, refused],
        [{ MostRecent: 0 }],
        [{ MostRecent: 100 }],
      ],
      outside: [
        { Id: '' },
        { Id: chars(257) },
        { AbsoluteTime: '' },
        { AbsoluteTime: chars(101) },
        { MostRecent: -1 },
        { MostRecent: 101 },
      ],
      wrongType: 'start',
    },
  },
  SendEvent: {
    ConnectionToken: bearer,
    ContentType: {
      inside: [
        [chars(1), refused],
        [chars(100), refused],
      ],
      outside: ['', chars(101)],
      wrongType: 7,
    },
    Content: { inside: [[chars(1)], [chars(16_384)]], outside: ['', chars(16_385)], wrongType: {} },
    ClientToken: clientToken(0),
  },
  SendMessage: {
    ConnectionToken: bearer,
    ContentType: {
      inside: [
        [chars(1), refused],
        [chars(100), refused],
      ],
      outside: ['', chars(101)],
      wrongType: 7,
    },
    Content: { inside: [[chars(1)], [chars(16_384)]], outside: ['', chars(16_385)], wrongType: {} },
    ClientToken: clientToken(0),
  },
  StartAttachmentUpload: {
    ConnectionToken: bearer,
    ContentType: { inside: [[chars(1)], [chars(255)]], outside: ['', chars(256)], wrongType: 7 },
    AttachmentSizeInBytes: { inside: [[1]], outside: [0, -1], wrongType: '5' },
    AttachmentName: { inside: [['a.pdf'], [`${chars(252)}.pdf`]], outside: ['', `${chars(253)}.pdf`], wrongType: 7 },
    ClientToken: clientToken(1),
  },
};

const required: Readonly<Record<string, readonly string[]>> = {
  CancelParticipantAuthentication: ['SessionId'],
  CompleteAttachmentUpload: ['AttachmentIds', 'ClientToken'],
  GetAttachment: ['AttachmentId'],
  GetAuthenticationUrl: ['SessionId', 'RedirectUri'],
  SendEvent: ['ContentType'],
  SendMessage: ['ContentType', 'Content'],
  StartAttachmentUpload: ['ContentType', 'AttachmentSizeInBytes', 'AttachmentName', 'ClientToken'],
};

/** Puts the running chat's values in the place of `$name`. */
function filled<Value>(value: Value): Value {
  const text = JSON.stringify(value).replaceAll(/\$(\w+)/g, (whole, name: string) => values[name] ?? whole);
  return JSON.parse(text) as Value;
}

const inputOf = (operation: string, change: Members = {}): Members =>
  filled({ ...operations[operation]?.input, ...change });

/** The error that the real client reports, `undefined` when the operation succeeded. */
async function errorOf(operation: string, change: Members = {}) {
  const { command } = operations[operation] as (typeof operations)[string];
  try {
    await participantClient(emulator, { maxAttempts: 1 }).send(
      new command(inputOf(operation, change) as never) as never,
    );
    return undefined;
  } catch (error) {
    return error as Error & { $metadata: { httpStatusCode?: number } };
  }
}

/** Status and error of a request that the client would not make. */
async function rawAnswer(operation: string, members: Members) {
  const { ConnectionToken, ParticipantToken, ...body } = filled(members);
  const response = await fetch(`${emulator.url}/participant/${operations[operation]?.path}`, {
    method: 'POST',
    headers: { 'x-amz-bearer': String(ConnectionToken ?? ParticipantToken) },
    body: JSON.stringify(body),
  });
  return [
    response.status,
    response.headers.get('x-amzn-errortype'),
    ((await response.json()) as { Message?: string }).Message,
  ];
}

const cases = Object.entries(limits).flatMap(([operation, members]) =>
  Object.entries(members).map(([member, limit]) => ({ operation, member, limit })),
);
const short = (value: unknown) => JSON.stringify(value).replaceAll(/x{9,}/g, (run) => `x*${run.length}`);

describe('members (S1)', () => {
  it('the table has every member of every operation', () => {
    const members = Object.fromEntries(
      participantOperations.map(({ name, input }) => [name, Object.keys(input).toSorted()]),
    );
    expect(Object.fromEntries(Object.entries(limits).map(([name, of]) => [name, Object.keys(of).toSorted()]))).toEqual(
      members,
    );
    expect(Object.keys(members)).toHaveLength(11);
  });

  it.each(Object.keys(operations))('%s succeeds through the real client', async (operation) => {
    expect(await errorOf(operation)).toBeUndefined();
  });

  it.each(
    cases.flatMap(({ operation, member, limit }) =>
      limit.inside.map(([value, error]) => ({ operation, member, value, error, shown: short(value) })),
    ),
  )('$operation takes $member $shown: $error', async ({ operation, member, value, error }) => {
    const outcome = await errorOf(operation, { [member]: value });
    expect(outcome?.name).toBe(error);
    expect(outcome?.message ?? '').not.toMatch(new RegExp(`^${member}\\S* must be`));
  });

  it.each(
    cases.flatMap(({ operation, member, limit }) =>
      limit.outside.map((value) => ({ operation, member, value, shown: short(value) })),
    ),
  )('$operation refuses $member $shown', async ({ operation, member, value }) => {
    expect(await errorOf(operation, { [member]: value })).toMatchObject({
      name: 'ValidationException',
      $metadata: { httpStatusCode: 400 },
      message: expect.stringMatching(new RegExp(`^${member}[ .[]`)),
    });
  });

  it.each(cases.filter(({ limit }) => limit.wrongType !== undefined))(
    '$operation refuses $member of another type',
    async ({ operation, member, limit }) => {
      expect(await rawAnswer(operation, { ...operations[operation]?.input, [member]: limit.wrongType })).toEqual([
        400,
        'ValidationException',
        expect.stringMatching(new RegExp(`^${member}[ .[]`)),
      ]);
    },
  );

  it.each(Object.entries(required).flatMap(([operation, members]) => members.map((member) => ({ operation, member }))))(
    '$operation wants $member',
    async ({ operation, member }) => {
      const { [member]: _left, ...rest } = operations[operation]?.input ?? {};
      const missing = [400, 'ValidationException', `${member} is required`];
      expect(await rawAnswer(operation, rest)).toEqual(missing);
      expect(await rawAnswer(operation, { ...rest, [member]: null })).toEqual(missing);
    },
  );

  it.each(Object.keys(operations))('S2: %s denies who brings no bearer', async (operation) => {
    const path = filled(operations[operation]?.path ?? '');
    const method = operation === 'DescribeView' ? 'GET' : 'POST';
    const response = await fetch(`${emulator.url}/participant/${path}`, { method });
    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([403, denied]);
  });
});
