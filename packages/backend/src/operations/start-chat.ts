import { StartChatContactCommand, StartContactStreamingCommand } from '@aws-sdk/client-connect';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  type SampleStartChatRequest,
  sampleStartChatRequest,
  sampleStartChatResponse,
  type StartChatRequest,
  startChatRequest,
  startChatResponse,
} from '@liaison/protocol/api';
import type { Context } from 'hono';
import { callConnect } from '../connect/call-connect.ts';
import type { ConnectClients } from '../connect/connect-clients.ts';
import { describeError } from '../describe-error.ts';
import { ApiFailure } from '../http/api-failure.ts';
import { refuseForeignOrigin, shareWithOrigins } from '../http/allowed-origins.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { HumanityCheck } from '../humanity/humanity-check.ts';
import { requireHuman } from '../humanity/require-human.ts';
import { rateLimit } from '../http/rate-limit.ts';
import type { Settings } from '../settings/settings.ts';
import { chatOfRequest, chatOfSampleRequest, type NewChat } from './new-chat.ts';
import { invalid, limitBody, readPlainTextAsJson } from './request-body.ts';
import { errorResponses, jsonContent } from './responses.ts';

const path = '/api/chats';
const requestBody = z.union([sampleStartChatRequest, startChatRequest]);
const responseBody = z.union([sampleStartChatResponse, startChatResponse]);
type RequestBody = SampleStartChatRequest | StartChatRequest;

const isSample = (body: object): body is SampleStartChatRequest => 'ParticipantDetails' in body;

export interface StartChatOptions {
  readonly clients: Pick<ConnectClients, 'connect'>;
  /** Asked before a chat is started, if there is one. */
  readonly humanity: HumanityCheck | undefined;
  readonly settings: Pick<Settings, 'aws' | 'chats' | 'ingestion' | 'publicUrl'>;
}

/** `POST /api/chats`. Public: a customer has no account. Liaison's request is answered in Liaison's shape, the sample's in the sample's. */
export function startChat(app: OpenAPIHono<AppEnv>, { clients, humanity, settings }: StartChatOptions): void {
  const { aws, chats, ingestion } = settings;
  const route = createRoute({
    method: 'post',
    path,
    operationId: 'startChat',
    summary: 'Start a chat',
    description:
      "Takes JSON sent as text/plain too. Answers the sample's shape to a request in the shape of AWS's startChatContactAPI sample.",
    middleware: [rateLimit(chats.perMinute), limitBody, readPlainTextAsJson] as const,
    request: { body: { required: true, ...jsonContent(requestBody, 'The chat to start') } },
    responses: {
      200: jsonContent(responseBody, 'The chat has started'),
      ...errorResponses(
        'invalid_request',
        'forbidden',
        'human_proof_rejected',
        'human_check_unavailable',
        'payload_too_large',
        'unsupported_media_type',
        'rate_limited',
        'chat_quota_exceeded',
        'connect_throttled',
        'connect_configuration',
        'connect_unavailable',
        'connect_timeout',
      ),
    },
  });

  /** The client token is the contact, so that a chat that is asked for twice is streamed once. */
  const stream = async (contactId: string, topic: string, signal: AbortSignal) => {
    const command = new StartContactStreamingCommand({
      InstanceId: chats.instanceId,
      ContactId: contactId,
      ChatStreamingConfiguration: { StreamingEndpointArn: topic },
      ClientToken: contactId,
    });
    await callConnect((options) => clients.connect.send(command, options), { timeoutMs: aws.timeoutMs, signal });
  };

  const start = async (chat: NewChat, signal: AbortSignal) => {
    const command = new StartChatContactCommand({ ...chat, InstanceId: chats.instanceId });
    const { ContactId, ParticipantId, ParticipantToken } = await callConnect(
      (options) => clients.connect.send(command, options),
      { timeoutMs: aws.timeoutMs, signal },
    );
    if (!ContactId || !ParticipantId || !ParticipantToken) {
      throw new ApiFailure('connect_unavailable', 'Amazon Connect answered without a participant token.');
    }
    return { ContactId, ParticipantId, ParticipantToken };
  };

  /** A customer gets their chat although its streaming cannot be turned on: the transcript file comes in any case. */
  const startStreamed = async (chat: NewChat, c: Context<AppEnv>) => {
    const started = await start(chat, c.req.raw.signal);
    const topic = ingestion.streamingTopic;
    if (topic !== undefined) {
      await stream(started.ContactId, topic, c.req.raw.signal).catch((error: unknown) => {
        c.var.logger.error({ contactId: started.ContactId, cause: describeError(error) }, 'a chat is not streamed');
      });
    }
    return started;
  };

  app.use(path, shareWithOrigins(chats.origins), refuseForeignOrigin(settings));
  app.openapi(
    route,
    async (c) => {
      const body: RequestBody = c.req.valid('json');
      const address = c.var.clientAddress;
      if (isSample(body)) {
        const { HumanProof: proof, ClientToken: clientToken } = body;
        const chat = chatOfSampleRequest(body, chats);
        await requireHuman(humanity, { proof, clientToken, address, field: 'HumanProof' });
        const startChatResult = await startStreamed(chat, c);
        const markdown = body.SupportedMessagingContentTypes?.includes('text/markdown');
        return c.json({ data: { startChatResult, featurePermissions: { MESSAGING_MARKDOWN: markdown } } }, 200);
      }
      const { humanProof: proof, clientToken } = body;
      const chat = chatOfRequest(body, chats);
      await requireHuman(humanity, { proof, clientToken, address, field: 'humanProof' });
      const { ContactId, ParticipantId, ParticipantToken } = await startStreamed(chat, c);
      return c.json({ contactId: ContactId, participantId: ParticipantId, participantToken: ParticipantToken }, 200);
    },
    (result, c) => (result.success ? undefined : refuseByShape(c.req.json())),
  );
}

/** Each shape is judged by its own schema: what a union says of a wrong member is of no use to a caller. */
async function refuseByShape(body: Promise<unknown>): Promise<never> {
  const given = await body;
  const sample = typeof given === 'object' && given !== null && isSample(given);
  throw invalid((sample ? sampleStartChatRequest : startChatRequest).safeParse(given).error);
}
