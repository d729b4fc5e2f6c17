import type { ApiErrorCode } from '@liaison/protocol/api';
import type { ShownText } from '../../archive/shown-text.ts';
import type { Agent, Authenticator } from '../../auth/authenticator.ts';
import type { ContactReaders } from '../../auth/contact-readers.ts';
import type { Store } from '../../store/store.ts';
import { errorResponses } from '../responses.ts';

export interface ArchiveOptions {
  readonly authenticator: Authenticator;
  readonly readers: ContactReaders;
  readonly store: Pick<Store, 'db'>;
  /** What this person is shown. */
  readonly shownTo: (agent: Agent) => ShownText;
}

/** What reading from the archive can be refused with. */
export const archiveErrors = (...further: readonly ApiErrorCode[]) =>
  errorResponses(
    'invalid_request',
    'unauthorized',
    'forbidden',
    'rate_limited',
    'connect_throttled',
    'connect_configuration',
    'connect_unavailable',
    'connect_timeout',
    'issuer_unavailable',
    'database_unavailable',
    ...further,
  );
