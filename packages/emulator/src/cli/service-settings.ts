import type { SigningCredentials } from '../control-plane/check-signature.ts';
import { type LimitMode, limitModes } from '../limits/service-limits.ts';
import type { RecordSettings } from '../records/create-records.ts';
import type { TopicSetting } from '../streaming/topics.ts';
import { absoluteUris, SettingError } from './settings.ts';

/** `<arn>=<address>` each. */
export function topicSettings(values: readonly string[] = []): readonly TopicSetting[] {
  return values.map((value) => {
    const [arn = '', endpoint = ''] = value.split(/=(.*)/s);
    if (!arn.startsWith('arn:'))
      throw new SettingError(`--topic must be <arn>=<address>, not ${JSON.stringify(value)}.`);
    absoluteUris('The address of --topic', [endpoint]);
    return { arn, endpoint };
  });
}

export function recordSettings(values: {
  readonly 'contact-events'?: string | undefined;
  readonly 'contact-events-topic'?: string | undefined;
  readonly transcripts?: string | undefined;
  readonly 'transcripts-topic'?: string | undefined;
}): RecordSettings {
  const [contactEventEndpoint] = absoluteUris('--contact-events', [values['contact-events'] ?? []].flat());
  const { 'contact-events-topic': contactEventTopic, transcripts, 'transcripts-topic': transcriptTopic } = values;
  return {
    ...(contactEventEndpoint !== undefined && { contactEventEndpoint }),
    ...(contactEventTopic !== undefined && { contactEventTopic }),
    ...(transcripts !== undefined && { transcriptFolder: transcripts }),
    ...(transcriptTopic !== undefined && { transcriptTopic }),
  };
}

export function limitMode(value: string): LimitMode {
  const mode = limitModes.find((one) => one === value);
  if (mode === undefined) throw new SettingError(`--limits must be ${limitModes.join(', ')}.`);
  return mode;
}

/** Nothing without an access key; with one, its secret is needed too. */
export function signingCredentials(
  accessKeyId: string | undefined,
  secretAccessKey: string | undefined,
): { readonly signingCredentials?: SigningCredentials } {
  if (accessKeyId === undefined) return {};
  if (!secretAccessKey) throw new SettingError('--access-key-id needs the secret in LIAISON_CONNECT_SECRET_KEY.');
  return { signingCredentials: { accessKeyId, secretAccessKey } };
}
