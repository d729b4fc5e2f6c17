import { FormattedMessage } from 'react-intl';
import { hueOf } from '../ui/initials.ts';
import styles from './composer.module.css';

export interface RecipientProps {
  /** Decides the colour: the same as of the avatar. */
  contactId: string;
  /** Untrusted text. */
  name: string;
}

/** Whom the message goes to, in name and colour, where the agent's eyes are while writing. */
export function Recipient({ contactId, name }: RecipientProps) {
  return (
    <div className={styles.recipient} style={{ '--hue': hueOf(contactId) }}>
      <span>
        <FormattedMessage id="composer.to" defaultMessage="To {name}" values={{ name: <bdi>{name}</bdi> }} />
      </span>
    </div>
  );
}
