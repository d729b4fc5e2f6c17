import {
  type AppOptions,
  type Authenticator,
  connectClients,
  createApp,
  createLogger,
  IssuerUnavailable,
  oidcAuthenticator,
  type Page,
  readSettings,
  s3Client,
  type Store,
  TokenRejected,
} from '@liaison/backend';
import { Kysely, PGliteDialect } from 'kysely';
import { audience, testTime } from './issuer.ts';

/** The least that a server needs to be told. */
export const leastSettings = {
  AWS_REGION: 'eu-central-1',
  LIAISON_INSTANCE_ID: 'instance-1',
  LIAISON_CONTACT_FLOW_ID: 'flow-1',
  LIAISON_CCP_URL: 'https://acme.my.connect.aws/ccp-v2/',
  LIAISON_OIDC_ISSUER: 'https://login.example.com',
  LIAISON_OIDC_CLIENT_ID: audience,
};

/** Knows one token, `ada`. `down` is an issuer that does not answer. */
export const plainAuthenticator: Authenticator = {
  async authenticate(token) {
    if (token === 'down') throw new IssuerUnavailable(new Error('refused'));
    if (token !== 'ada') throw new TokenRejected({ expired: token === 'old' });
    return { username: 'ada', subject: 'agent-1', roles: [] };
  },
  async check() {},
};

/** For tests in which nothing is stored: asking it for anything fails. */
const noStore: Store = {
  db: new Kysely({ dialect: new PGliteDialect({ pglite: () => Promise.reject(new Error('no database here')) }) }),
  open: () => Promise.resolve(),
  check: () => Promise.resolve('ok'),
  async [Symbol.asyncDispose]() {},
};

export interface TestAppOptions {
  /** Address of the AWS stub. */
  readonly aws?: string;
  readonly environment?: Record<string, string>;
  readonly authenticator?: AppOptions['authenticator'];
  readonly pages?: readonly Page[];
  readonly store?: Store;
  readonly date?: () => Date;
}

/** The server in this process, asked through `request`, with everything it logged in `logged`. */
export function testApp(options: TestAppOptions = {}) {
  const { aws, environment = {}, authenticator, pages, store = noStore, date = () => testTime } = options;
  process.env['AWS_ACCESS_KEY_ID'] = 'test';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
  const settings = readSettings({
    ...leastSettings,
    AWS_MAX_ATTEMPTS: '1',
    ...(aws === undefined
      ? {}
      : { AWS_ENDPOINT_URL_CONNECT: aws, AWS_ENDPOINT_URL_CONNECTPARTICIPANT: aws, AWS_ENDPOINT_URL_S3: aws }),
    ...environment,
  });
  const logged: string[] = [];
  let ids = 0;
  let clock = 0;
  const app = createApp({
    settings,
    clients: connectClients(settings.aws),
    authenticator: authenticator ?? plainAuthenticator,
    store,
    s3: s3Client(settings.aws),
    logger: createLogger(settings, { write: (line) => void logged.push(line) }),
    peerAddress: () => '192.0.2.7',
    now: () => (clock += 5),
    date,
    newId: () => `request-${(ids += 1)}`,
    pages,
  });
  return { app, settings, logged };
}

/** A server that asks a real issuer. */
export const issuedBy = (issuer: string) =>
  oidcAuthenticator({ oidc: { issuer, audience, rolesClaim: 'roles' }, now: () => testTime });

export const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
