import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { withRequestFaults } from '../faults/with-request-faults.ts';
import { AwsError } from '../http/aws-error.ts';
import { breakConnection } from '../http/break-connection.ts';
import type { EmulatorEnv, SurfaceOptions } from '../http/emulator-env.ts';
import { readBytes } from '../http/read-bytes.ts';
import { ResponseLost } from '../http/response-lost.ts';
import type { Attachment } from '../world/state.ts';
import { storeAttachment } from '../world/store-attachment.ts';
import { WorldError } from '../world/world-error.ts';
import { fileHeaders } from './file-headers.ts';
import { attachmentPath, isSignedBy, presignedRequestOf } from './presigned-url.ts';

type Act = (context: Context<EmulatorEnv>, attachment: Attachment) => Response | Promise<Response>;

/** Where attachments lie, in the manner of Amazon S3: whoever has a signed address may use it, errors are XML. */
export function storageApp(options: SurfaceOptions): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>();
  app.use('/storage/*', cors({ origin: (origin) => origin, allowMethods: ['GET', 'PUT'], maxAge: 3600 }));
  const path = attachmentPath(':attachmentId');
  app.put(path, (context) => answer(context, options, { operation: 'PutObject', act: put }));
  app.get(path, (context) => answer(context, options, { operation: 'GetObject', act: get }));
  app.all('/storage/*', () => errorAnswer(new AwsError('NoSuchKey', 404, 'The key does not exist')));
  return app;
}

async function answer(
  context: Context<EmulatorEnv>,
  { world, onFailure }: SurfaceOptions,
  { operation, act }: { operation: 'PutObject' | 'GetObject'; act: Act },
): Promise<Response> {
  try {
    const request = presignedRequestOf(context.req.raw);
    if (!isSignedBy(world.credentials.storageKey, request)) {
      throw new AwsError('SignatureDoesNotMatch', 403, 'The signature does not fit the request');
    }
    if (!(request.expiresAt > world.clock.now())) throw new AwsError('AccessDenied', 403, 'Request has expired');
    const attachment = world.attachments.get(context.req.param('attachmentId') ?? '');
    if (attachment === undefined) throw new AwsError('NoSuchKey', 404, 'The key does not exist');
    const agent = world.participants.get(attachment.participantId)?.agentLogin;
    const target = { operation, contactId: attachment.contactId, ...(agent !== undefined && { agent }) };
    return await withRequestFaults(world, target, () => act(context, attachment));
  } catch (error) {
    if (error instanceof ResponseLost) return breakConnection(context);
    if (error instanceof AwsError) return errorAnswer(error);
    if (error instanceof WorldError) return errorAnswer(new AwsError('AccessDenied', 403, 'Access Denied'));
    onFailure(error);
    return errorAnswer(new AwsError('InternalError', 500, 'Internal failure'));
  }
}

async function put(context: Context<EmulatorEnv>, attachment: Attachment): Promise<Response> {
  const bytes = await readBytes(context.req.raw, attachment.sizeBytes);
  if (bytes?.byteLength !== attachment.sizeBytes) {
    throw new AwsError('SignatureDoesNotMatch', 403, 'The size is not the one that was announced');
  }
  storeAttachment(attachment, bytes);
  return new Response(null, { status: 200 });
}

/** A file is only ever saved: whatever it holds, no page of this origin comes of it. */
function get(_context: Context<EmulatorEnv>, attachment: Attachment): Response {
  if (attachment.content === undefined) throw new AwsError('NoSuchKey', 404, 'The key does not exist');
  return new Response(attachment.content, {
    headers: {
      ...fileHeaders(attachment),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  });
}

const errorAnswer = ({ name, status, message }: AwsError): Response =>
  new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${text(name)}</Code><Message>${text(message)}</Message></Error>`,
    { status, headers: { 'content-type': 'application/xml' } },
  );

const text = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
