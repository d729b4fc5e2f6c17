import type { ShownText } from '../../archive/shown-text.ts';
import type { Agent, Authenticator } from '../../auth/authenticator.ts';
import type { ContactReaders } from '../../auth/contact-readers.ts';
import type { Store } from '../../store/store.ts';

export interface ArchiveOptions {
  readonly authenticator: Authenticator;
  readonly readers: ContactReaders;
  readonly store: Pick<Store, 'db'>;
  /** What this person is shown. */
  readonly shownTo: (agent: Agent) => ShownText;
}
