import { type ContactParticipant, othersIn } from '@liaison/core';
import { UsersRound, X } from 'lucide-react';
import { useState } from 'react';
import { defineMessages, FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import { contactName } from '../contacts/contact-name.ts';
import { useContact, usePendingStep } from '../contacts/use-contact.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { later } from '../ui/later.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './participants-bar.module.css';

const RemoveQuestion = later(async () => (await import('./remove-question.tsx')).RemoveQuestion);

const roleNames = defineMessages({
  self: { id: 'participant.self', defaultMessage: 'You' },
  customer: { id: 'participant.customer', defaultMessage: 'Customer' },
  agent: { id: 'participant.agent', defaultMessage: 'Agent' },
  queue: { id: 'participant.queue', defaultMessage: 'Queue' },
  supervisor: { id: 'participant.supervisor', defaultMessage: 'Supervisor' },
});

/** A participant's name, or the role where there is none. */
const participantName = (intl: IntlShape, { name, role }: Pick<ContactParticipant, 'name' | 'role'>): string =>
  name?.trim() || intl.formatMessage(roleNames[role]);

/** Who is in a conversation of more than two: names, roles, who was only asked yet. An agent may take another one out. */
export function ParticipantsBar({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const contact = useContact(contactId);
  const pending = usePendingStep(contactId);
  const [askedAbout, ask] = useState<string>();
  const others = contact ? othersIn(contact) : [];
  if (!contact || !others.some(({ state }) => state === 'joined')) return null;
  return (
    <div className={styles.bar}>
      <UsersRound size={15} aria-hidden="true" />
      <ul
        className={styles.people}
        aria-label={intl.formatMessage({ id: 'participants.label', defaultMessage: 'In this chat' })}
      >
        <li className={styles.person}>
          <bdi>{contactName(intl, contact)}</bdi>
          <span className={styles.role}>{intl.formatMessage(roleNames.customer)}</span>
        </li>
        <li className={styles.person}>{intl.formatMessage(roleNames.self)}</li>
        {others.map((other) => (
          <li key={other.connectionId} className={styles.person} data-state={other.state}>
            <bdi>{participantName(intl, other)}</bdi>
            <span className={styles.role}>
              {other.state === 'invited' ? (
                <FormattedMessage id="participant.invited" defaultMessage="asked" />
              ) : (
                other.name && intl.formatMessage(roleNames[other.role])
              )}
            </span>
            {pending?.step === 'removing' && pending.connectionId === other.connectionId && !pending.failure ? (
              <Spinner size={13} />
            ) : (
              other.role === 'agent' &&
              other.state === 'joined' && (
                <IconButton
                  className={styles.remove}
                  label={intl.formatMessage(
                    { id: 'participant.remove', defaultMessage: 'Take {name} out of the chat' },
                    { name: participantName(intl, other) },
                  )}
                  icon={<X size={13} />}
                  onClick={() => ask(other.connectionId)}
                />
              )
            )}
          </li>
        ))}
      </ul>
      <RemoveQuestion
        contactId={contactId}
        participant={others.find(({ connectionId }) => connectionId === askedAbout)}
        onClose={() => ask(undefined)}
      />
    </div>
  );
}
