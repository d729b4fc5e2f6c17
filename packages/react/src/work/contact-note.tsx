import type { Note } from '@liaison/protocol/api';
import { FormattedMessage } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { bothTexts } from './both-texts.ts';
import { Conflict } from './conflict.tsx';
import type { DocumentCommands } from './contact-work.ts';
import { SaveState } from './save-state.tsx';
import { useDocument } from './use-document.ts';
import { WritingField } from './writing-field.tsx';
import styles from './sections.module.css';

/** The agent's private note on a contact, saved as typed. Nothing without the provider's `contactWork`. */
export function ContactNote({ contactId }: { contactId: string }) {
  const { contactWork } = useLiaison();
  if (!contactWork) return null;
  return <NoteEditor key={contactId} contactId={contactId} notes={contactWork.notes} />;
}

function NoteEditor({ contactId, notes }: { contactId: string; notes: DocumentCommands<Note> }) {
  const view = useDocument(notes, contactId);
  const mine = view.content?.text ?? '';
  const theirs = view.theirs?.content?.text ?? '';
  const resolve = (text: string) => notes.resolve(contactId, { text });
  return (
    <section className={styles.section}>
      <WritingField
        contactId={contactId}
        label={<FormattedMessage id="note.label" defaultMessage="Private note" />}
        hint={<FormattedMessage id="note.hint" defaultMessage="The customer never sees it." />}
        value={mine}
        maxLength={20_000}
        data-action="note"
        onChange={(text) => notes.edit(contactId, { text })}
        onLeave={() => void notes.flush(contactId)}
      />
      {view.theirs ? (
        <Conflict
          theirs={view.theirs}
          onKeepBoth={() => resolve(bothTexts(theirs, mine))}
          onKeepMine={() => resolve(mine)}
          onTakeTheirs={() => resolve(theirs)}
        >
          {theirs}
        </Conflict>
      ) : (
        <SaveState view={view} onRetry={() => notes.retry(contactId)} />
      )}
    </section>
  );
}
