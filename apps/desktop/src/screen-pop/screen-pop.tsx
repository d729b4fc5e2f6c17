import type { PublicConfig } from '@liaison/protocol/api';
import { useContactStore } from '@liaison/react';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { fillUrl } from './fill-url.ts';
import styles from './screen-pop.module.css';

export interface ScreenPopProps {
  contactId: string;
  settings: NonNullable<PublicConfig['screenPop']>;
  /** Whether the agent looks at it now. */
  open: boolean;
}

/**
 * The page of another system that belongs to a contact: a link, or a frame that is loaded when the agent first opens it and then stays as it
 * is for as long as the contact is open. What is framed can neither lead this page away nor read anything of it.
 */
export function ScreenPop({ contactId, settings, open }: ScreenPopProps) {
  const contact = useContactStore((state) => state.contacts[contactId]?.contact);
  const agent = useContactStore((state) => state.agent?.username);
  const [wasOpen, setWasOpen] = useState(open);
  if (open && !wasOpen) setWasOpen(true);
  if (!contact) return null;
  const filled = fillUrl({ template: settings.urlTemplate, contact, agent });
  if ('missing' in filled) {
    return (
      <p className={styles.missing}>
        <FormattedMessage
          id="screenPop.missing"
          defaultMessage="There is nothing to open: this contact has no value for {names}."
          values={{ names: filled.missing.join(', ') }}
        />
      </p>
    );
  }
  const { host, origin } = new URL(filled.url);
  // With the desktop's own origin, scripts in the frame could take the sandbox away.
  const own = origin === window.location.origin ? '' : ' allow-same-origin';
  return (
    <div className={styles.pop}>
      <a className={styles.link} href={filled.url} target="_blank" rel="noopener noreferrer">
        <ExternalLink size={14} aria-hidden="true" />
        <span>
          <FormattedMessage
            id="screenPop.open"
            defaultMessage="Open {host} in a window of its own"
            values={{ host: <bdi>{host}</bdi> }}
          />
        </span>
      </a>
      {settings.opens !== 'window' && wasOpen && (
        <iframe
          key={filled.url}
          className={styles.frame}
          title={host}
          src={filled.url}
          sandbox={`allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads${own}`}
          referrerPolicy="no-referrer"
          allow=""
        />
      )}
    </div>
  );
}
