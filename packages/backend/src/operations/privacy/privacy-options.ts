import type { Authenticator } from '../../auth/authenticator.ts';
import type { Store } from '../../store/store.ts';

export interface PrivacyOptions {
  readonly authenticator: Authenticator;
  readonly store: Pick<Store, 'db'>;
  readonly now: () => Date;
  readonly newId: () => string;
}
