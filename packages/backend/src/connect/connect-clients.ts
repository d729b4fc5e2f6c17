import { ConnectClient } from '@aws-sdk/client-connect';
import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant';
import { S3Client } from '@aws-sdk/client-s3';
import { inSpan } from './in-span.ts';
import type { AwsSettings, S3Settings } from '../settings/settings.ts';

/** The two halves of Amazon Connect's API that the server calls. */
export interface ConnectClients extends Disposable {
  readonly connect: ConnectClient;
  readonly participant: ConnectParticipantClient;
}

/**
 * Clients for one region. Credentials come from the SDK's default chain. Participant Service calls carry a bearer token; the
 * signature that the SDK puts beside it has no meaning there, but the SDK needs credentials to make it.
 */
export function connectClients(aws: AwsSettings): ConnectClients {
  // The steps of a command are put together once and not for each call: they are complete before the first one.
  const common = { region: aws.region, maxAttempts: aws.maxAttempts, cacheMiddleware: true };
  const connect = new ConnectClient({ ...common, ...at(aws.connectEndpoint) });
  const participant = new ConnectParticipantClient({ ...common, ...at(aws.participantEndpoint) });
  connect.middlewareStack.add(traced, traceOptions);
  participant.middlewareStack.add(traced, traceOptions);
  return {
    connect,
    participant,
    [Symbol.dispose]() {
      connect.destroy();
      participant.destroy();
    },
  };
}

/** Each call of a client, retries included, is one span, e.g. `ConnectClient.DescribeContactCommand`. */
const traced =
  <Input, Output>(
    next: (input: Input) => Promise<Output>,
    { clientName, commandName }: { readonly clientName?: string; readonly commandName?: string },
  ) =>
  (input: Input) =>
    inSpan(`${clientName}.${commandName}`, () => next(input));
const traceOptions = { step: 'initialize', name: 'liaison-span' } as const;

/** The SDK finds the region's own endpoint unless one is given. */
const at = (endpoint: string | undefined) => (endpoint === undefined ? {} : { endpoint });

/** A client for transcript files. An endpoint of one's own takes buckets as part of the path. */
export const s3Client = ({ region, maxAttempts, s3Endpoint }: S3Settings): S3Client =>
  new S3Client({
    ...(region === undefined ? {} : { region }),
    maxAttempts,
    ...at(s3Endpoint),
    forcePathStyle: s3Endpoint !== undefined,
  });
