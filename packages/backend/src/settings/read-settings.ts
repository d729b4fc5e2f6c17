import type { z } from 'zod';
import { adminEnvironment, type Environment, environment, settingShapes } from './environment.ts';
import { settingReferences } from './rules.ts';
import type { AdminSettings, AttachmentSettings, HumanWidgetSettings, Settings, StoreSettings } from './settings.ts';

/** A setting that cannot be used. The message is one sentence that names it and its rule, never its value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly setting: string;

  constructor(setting: string, rule: string) {
    super(`${setting} must be ${rule}.`);
    this.setting = setting;
  }
}

/**
 * Settings from the variables of a process. An empty variable counts as unset.
 * @throws {SettingsError} for the first setting that is missing or unreadable.
 */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = environment.safeParse(withoutEmpty(variables));
  if (!parsed.success) throw settingsError(parsed.error);
  return settingsFrom(parsed.data);
}

const withoutEmpty = (variables: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));

/** The settings that a command needs, of the same variables. @throws {SettingsError} */
export function readAdminSettings(variables: Readonly<Record<string, string | undefined>>): AdminSettings {
  const parsed = adminEnvironment.safeParse(withoutEmpty(variables));
  if (!parsed.success) throw settingsError(parsed.error);
  const env = parsed.data;
  return {
    store: storeSettings(env),
    s3: { region: env.AWS_REGION, maxAttempts: env.AWS_MAX_ATTEMPTS, s3Endpoint: env.AWS_ENDPOINT_URL_S3 },
    timeoutMs: env.LIAISON_AWS_TIMEOUT_MS,
  };
}

const storeSettings = (
  env: Pick<Environment, 'DATABASE_URL' | 'LIAISON_DATABASE_CONNECTIONS' | 'LIAISON_DATA_DIR'>,
): StoreSettings => ({
  databaseUrl: env.DATABASE_URL,
  connections: env.LIAISON_DATABASE_CONNECTIONS,
  dataFolder: env.LIAISON_DATA_DIR,
});

function settingsError(error: z.ZodError): SettingsError {
  const [issue] = error.issues;
  const name = String(issue?.path[0]);
  const schema = settingShapes[name];
  const between = issue?.code === 'custom' ? issue.params?.['rule'] : undefined;
  return new SettingsError(name, String(between ?? (schema && settingReferences.get(schema)?.rule)));
}

/** A prefix is a folder, whether written with a slash at its end or not. */
function bucketOf(address: string | undefined): AttachmentSettings['bucket'] {
  const [, bucket, path = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(address ?? '') ?? [];
  return bucket === undefined ? undefined : { bucket, prefix: path === '' || path.endsWith('/') ? path : `${path}/` };
}

function settingsFrom(env: Environment): Settings {
  return {
    host: env.LIAISON_HOST,
    port: env.LIAISON_PORT,
    publicUrl: env.LIAISON_PUBLIC_URL === undefined ? undefined : new URL(env.LIAISON_PUBLIC_URL),
    trustedProxies: env.LIAISON_TRUSTED_PROXIES,
    logLevel: env.LIAISON_LOG_LEVEL,
    metricsToken: env.LIAISON_METRICS_TOKEN,
    attachmentOrigins: env.LIAISON_ATTACHMENT_ORIGINS,
    requestsPerMinute: env.LIAISON_REQUESTS_PER_MINUTE,
    aws: {
      region: env.AWS_REGION,
      connectEndpoint: env.AWS_ENDPOINT_URL_CONNECT,
      participantEndpoint: env.AWS_ENDPOINT_URL_CONNECTPARTICIPANT,
      s3Endpoint: env.AWS_ENDPOINT_URL_S3,
      maxAttempts: env.AWS_MAX_ATTEMPTS,
      timeoutMs: env.LIAISON_AWS_TIMEOUT_MS,
    },
    chats: {
      instanceId: env.LIAISON_INSTANCE_ID,
      contactFlowId: env.LIAISON_CONTACT_FLOW_ID,
      contactFlowIds: new Set([env.LIAISON_CONTACT_FLOW_ID, ...env.LIAISON_ALLOWED_CONTACT_FLOW_IDS]),
      attributes: new Set(env.LIAISON_ALLOWED_ATTRIBUTES),
      persistent: env.LIAISON_ALLOW_PERSISTENT_CHAT,
      origins: new Set(env.LIAISON_ALLOWED_ORIGINS),
      perMinute: env.LIAISON_CHATS_PER_MINUTE,
      humanCheck: humanCheckOf(env),
      humanWidget: humanWidgetOf(env),
    },
    desktop: {
      ccpUrl: env.LIAISON_CCP_URL,
      loginUrl: env.LIAISON_LOGIN_URL,
      softphone: env.LIAISON_SOFTPHONE,
      chatCredentials: env.LIAISON_CHAT_CREDENTIALS,
      typing: env.LIAISON_TYPING,
      receipts: env.LIAISON_RECEIPTS,
      screenPop:
        env.LIAISON_SCREEN_POP_URL === undefined
          ? undefined
          : { urlTemplate: env.LIAISON_SCREEN_POP_URL, opens: env.LIAISON_SCREEN_POP },
    },
    oidc: {
      issuer: env.LIAISON_OIDC_ISSUER,
      clientId: env.LIAISON_OIDC_CLIENT_ID,
      audience: env.LIAISON_OIDC_AUDIENCE ?? env.LIAISON_OIDC_CLIENT_ID,
      scope: env.LIAISON_OIDC_SCOPE,
      rolesClaim: env.LIAISON_OIDC_ROLES_CLAIM,
      origins: env.LIAISON_OIDC_ORIGINS,
    },
    store: storeSettings(env),
    customerHistory: env.LIAISON_CUSTOMER_HISTORY,
    attachments: {
      bucket: bucketOf(env.LIAISON_ATTACHMENT_STORE),
      maxBytes: env.LIAISON_ATTACHMENT_MAX_MB * 1024 * 1024,
    },
    ingestion: {
      topics: new Set(env.LIAISON_SNS_TOPICS),
      snsEndpoint: env.AWS_ENDPOINT_URL_SNS,
      maxAgeMs: env.LIAISON_SNS_MAX_AGE_MINUTES * 60_000,
      streamingTopic: env.LIAISON_STREAMING_TOPIC,
      buckets: new Set(env.LIAISON_TRANSCRIPT_BUCKETS),
      excludedAttributes: new Set(env.LIAISON_EXCLUDED_ATTRIBUTES),
    },
    masking: {
      masked: new Set(env.LIAISON_MASKED),
      clearFrom: env.LIAISON_CLEAR_TEXT_FROM,
      revealFrom: env.LIAISON_REVEAL_FROM,
    },
    retentionEveryMs: env.LIAISON_RETENTION_HOURS * 60 * 60_000,
  };
}

function humanCheckOf({ LIAISON_HUMAN_CHECK_URL: url, LIAISON_HUMAN_CHECK_SECRET: secret }: Environment) {
  return url === undefined || secret === undefined ? undefined : { url, secret };
}

function humanWidgetOf(env: Environment): HumanWidgetSettings | undefined {
  const { LIAISON_HUMAN_WIDGET_URL: scriptUrl, LIAISON_HUMAN_SITE_KEY: siteKey } = env;
  if (scriptUrl === undefined || siteKey === undefined) return undefined;
  return { scriptUrl, siteKey, name: env.LIAISON_HUMAN_WIDGET_NAME, origins: env.LIAISON_HUMAN_WIDGET_ORIGINS };
}
