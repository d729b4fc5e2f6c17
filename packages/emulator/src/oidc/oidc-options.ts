import type { AgentSessions } from '../login/agent-sessions.ts';
import type { RedirectUris } from './redirect-uris.ts';
import type { SigningKey } from './signing-key.ts';

export interface OidcOptions {
  /** `<emulator address>/oidc`, without a slash at the end. A function, since the port may be known only after listening. */
  readonly issuer: () => string;
  readonly sessions: AgentSessions;
  readonly key: SigningKey;
  /** The one public client, e.g. `liaison-desktop`; also the audience of its access tokens. */
  readonly clientId: string;
  readonly redirectUris: RedirectUris;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** An id that cannot be guessed. */
  readonly newId: () => string;
}
