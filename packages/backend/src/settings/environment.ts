import { z } from 'zod';
import {
  address,
  addressTemplate,
  flag,
  isLoopback,
  nameList,
  originList,
  setting,
  webAddress,
  wholeNumber,
} from './rules.ts';
import { humanProblem, humanVariables } from './human-variables.ts';
import { privacyVariables } from './privacy-variables.ts';
import { storeVariables } from './store-variables.ts';

const originRule = 'origins such as https://shop.example.com, separated by commas';
const flagRule = 'true or false';

/** Every setting of the server, in the order of the reference page. Names outside `LIAISON_` are the AWS SDK's own. */
const variables = z.object({
  LIAISON_HOST: setting(
    z.string().default('127.0.0.1'),
    'Address the server binds to. Anything but a loopback address needs an https issuer.',
    'a host name or IP address',
  ),
  LIAISON_PORT: setting(
    wholeNumber(0, 65_535).default(4500),
    'Port the server listens on; 0 takes a free one.',
    'a whole number from 0 to 65535',
  ),
  LIAISON_PUBLIC_URL: setting(
    webAddress().optional(),
    'Address under which browsers reach the server, when a proxy stands in between. With https, browsers are told to stay on https.',
    address,
  ),
  LIAISON_TRUSTED_PROXIES: setting(
    wholeNumber(0, 10).default(0),
    'How many proxies in front of the server add to X-Forwarded-For. 0 ignores that header.',
    'a whole number from 0 to 10',
  ),

  AWS_REGION: setting(
    z.string().regex(/^[a-z]+(-[a-z]+)+-\d+$/),
    'AWS region of the Amazon Connect instance.',
    'an AWS region such as eu-central-1',
  ),
  AWS_ENDPOINT_URL_CONNECT: setting(
    webAddress().optional(),
    "Address of the Amazon Connect API, when it is not the region's own.",
    address,
  ),
  AWS_ENDPOINT_URL_CONNECTPARTICIPANT: setting(
    webAddress().optional(),
    "Address of the Participant Service, when it is not the region's own.",
    address,
  ),
  AWS_MAX_ATTEMPTS: setting(
    wholeNumber(1, 10).default(3),
    'How often a call to Amazon Connect is tried, the first try included.',
    'a whole number from 1 to 10',
  ),
  LIAISON_AWS_TIMEOUT_MS: setting(
    wholeNumber(1, 60_000).default(8000),
    'Milliseconds after which a call to Amazon Connect is given up, its retries included.',
    'a whole number from 1 to 60000',
  ),
  LIAISON_INSTANCE_ID: setting(
    z.string().min(1).max(100),
    'Id of the Amazon Connect instance in which chats are started.',
    'an instance id of 1 to 100 characters',
  ),
  LIAISON_CONTACT_FLOW_ID: setting(
    z.string().min(1).max(500),
    'Contact flow of a chat that names none.',
    'a contact flow id of 1 to 500 characters',
  ),
  LIAISON_ALLOWED_CONTACT_FLOW_IDS: setting(
    nameList().default([]),
    'Further contact flows that a chat may name.',
    'contact flow ids, separated by commas',
  ),
  LIAISON_ALLOWED_ATTRIBUTES: setting(
    nameList()
      .pipe(z.array(z.string().regex(/^[A-Za-z0-9_-]+$/)))
      .default([]),
    'Contact attributes that a customer page may set. Contact flows trust attributes, so none is allowed by default.',
    'attribute names (letters, digits, - and _), separated by commas',
  ),
  LIAISON_ALLOW_PERSISTENT_CHAT: setting(
    flag().default(false),
    'Whether a customer page may continue an earlier chat. Who knows the id of a contact can then read its transcript.',
    flagRule,
  ),
  LIAISON_ALLOWED_ORIGINS: setting(
    originList().default([]),
    'Origins of other sites whose pages may start chats; * allows every site.',
    originRule,
  ),
  ...humanVariables,
  LIAISON_CHATS_PER_MINUTE: setting(
    wholeNumber(1, 100_000).default(30),
    'Chats that one client address may start in a minute, counted by each server process for itself.',
    'a whole number from 1 to 100000',
  ),
  LIAISON_REQUESTS_PER_MINUTE: setting(
    wholeNumber(1, 1_000_000).default(600),
    'API requests of any kind that one client address may make in a minute, counted by each server process for itself.',
    'a whole number from 1 to 1000000',
  ),

  LIAISON_CCP_URL: setting(
    webAddress(),
    'Contact Control Panel of the instance, e.g. https://my-instance.my.connect.aws/ccp-v2/.',
    address,
  ),
  LIAISON_LOGIN_URL: setting(
    webAddress().optional(),
    "Where agents sign in to Amazon Connect by SAML. Without it the CCP's own login page is used.",
    address,
  ),
  LIAISON_SOFTPHONE: setting(flag().default(false), 'Whether voice runs inside the CCP frame.', flagRule),
  LIAISON_CHAT_CREDENTIALS: setting(
    z.enum(['streams', 'exchange']).default('streams'),
    'Where an agent gets chat credentials: from the CCP (streams), or by POST /api/participant-connections (exchange).',
    'streams or exchange',
  ),
  LIAISON_ATTACHMENT_ORIGINS: setting(
    originList()
      .pipe(z.array(z.string().refine((text) => text !== '*')))
      .default([]),
    "Origins that pages may send attachments to and fetch them from: those of the instance's S3 bucket, e.g. https://my-bucket.s3.eu-central-1.amazonaws.com.",
    originRule,
  ),
  LIAISON_SCREEN_POP_URL: setting(
    addressTemplate().optional(),
    'Page of a system of yours that agents see beside a contact, e.g. https://crm.example.com/customers/{attribute.customerId}. Variables are {contact.id}, {contact.initialId}, {customer.name}, {queue.id}, {queue.name}, {agent.username} and {attribute.NAME}; their values are encoded, and what customers may set of them is as trustworthy as customers are.',
    'an https address with variables in braces behind its host (plain http only on a loopback host)',
  ),
  LIAISON_SCREEN_POP: setting(
    z.enum(['window', 'frame', 'frame-at-once']).default('window'),
    'Where that page opens: in a window of its own (window), or in a sandboxed frame beside the conversation when the agent opens its tab (frame) or as soon as the contact is opened (frame-at-once). A frame needs a page that lets the desktop frame it.',
    'window, frame or frame-at-once',
  ),
  LIAISON_TYPING: setting(flag().default(true), 'Whether typing is shown to the other side.', flagRule),
  LIAISON_RECEIPTS: setting(flag().default(true), 'Whether delivered and read receipts are sent.', flagRule),

  LIAISON_OIDC_ISSUER: setting(webAddress(), 'OpenID Connect issuer whose tokens agents present.', address),
  LIAISON_OIDC_CLIENT_ID: setting(
    z.string().min(1),
    'Client id of the desktop at the issuer: a public client with authorization code and PKCE.',
    'a client id',
  ),
  LIAISON_OIDC_AUDIENCE: setting(
    z.string().min(1).optional(),
    "Audience that an agent's token must name. The client id when unset.",
    'an audience',
  ),
  LIAISON_OIDC_SCOPE: setting(
    z.string().min(1).default('openid profile'),
    'Scope the desktop asks for.',
    'scopes, separated by spaces',
  ),
  LIAISON_OIDC_ROLES_CLAIM: setting(
    z.string().min(1).default('roles'),
    "Claim of the token that lists an agent's roles.",
    'the name of a claim',
  ),
  LIAISON_OIDC_ORIGINS: setting(
    originList().default([]),
    "Origins besides the issuer's that the desktop calls to sign in, e.g. the domain of an Amazon Cognito user pool.",
    originRule,
  ),

  ...storeVariables,
  ...privacyVariables,

  LIAISON_LOG_LEVEL: setting(
    z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
    'Least severity that is logged.',
    'silent, error, warn, info or debug',
  ),
  LIAISON_METRICS_TOKEN: setting(
    z
      .string()
      .regex(/^[\w.~+/=-]{16,}$/)
      .optional(),
    'Bearer token with which Prometheus reads GET /metrics. Unset: there is no such address.',
    'at least 16 letters, digits and . _ ~ + / = -',
  ),
});

/** The environment as one schema. A rule between two settings is reported at the setting to change. */
export const environment = variables.superRefine((values, context) => {
  const human = humanProblem(values);
  if (human !== undefined) {
    context.addIssue({ code: 'custom', path: [human.setting], params: { rule: human.rule } });
  }
  if (!isLoopback(values.LIAISON_HOST) && !values.LIAISON_OIDC_ISSUER.startsWith('https:')) {
    context.addIssue({
      code: 'custom',
      path: ['LIAISON_HOST'],
      params: { rule: 'a loopback address as long as LIAISON_OIDC_ISSUER is not https' },
    });
  }
});
export type Environment = z.infer<typeof variables>;

/** What a command needs that works on the database and on S3, and calls nobody else. */
export const adminEnvironment = variables
  .pick({
    DATABASE_URL: true,
    LIAISON_DATABASE_CONNECTIONS: true,
    LIAISON_DATA_DIR: true,
    AWS_REGION: true,
    AWS_ENDPOINT_URL_S3: true,
    AWS_MAX_ATTEMPTS: true,
    LIAISON_AWS_TIMEOUT_MS: true,
  })
  .partial({ AWS_REGION: true });

/** Name, explanation and default of every setting, for the reference page. */
export const settingShapes: Readonly<Record<string, z.ZodType<Environment[keyof Environment]>>> = variables.shape;
