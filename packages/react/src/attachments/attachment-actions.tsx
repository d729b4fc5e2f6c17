import { type ChatAttachment, type ContactRecord, toLiaisonError } from '@liaison/core';
import { Download, Image } from 'lucide-react';
import { useCallback, useState } from 'react';
import { defineMessage, FormattedMessage, useIntl } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { fileFrom } from './fetch-file.ts';
import { previewType } from './previewable.ts';
import { saveFile } from './save-file.ts';
import styles from './attachment-label.module.css';

const noCopy = defineMessage({ id: 'attachment.noCopy', defaultMessage: 'No copy of this file was kept.' });

export interface AttachmentActionsProps {
  contactId: string;
  attachment: ChatAttachment;
}

/**
 * Saves an approved file, or shows it where it is a picture. Nothing is fetched before the agent asks for it. Once the chat is over Amazon
 * Connect gives no file any more: then our copy is asked for; without a store only what was fetched before is there.
 */
export function AttachmentActions({ contactId, attachment }: AttachmentActionsProps) {
  const intl = useIntl();
  const { chatService, files, pastContacts } = useLiaison();
  const isLive = useContactStore((state) => isOpen(state.contacts[contactId]));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [picture, setPicture] = useState<Blob>();
  const drawnAs = previewType(attachment.name);

  /** The picture's address in the page is there as long as the element. */
  const draw = useCallback(
    (image: HTMLImageElement) => {
      const address = picture && URL.createObjectURL(picture);
      if (!address) return undefined;
      image.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [picture],
  );

  const withFile = async (use: (file: Blob) => void) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const file =
        files.get(attachment.id) ??
        (await fileFrom({ chatService, isLive, pastContacts }, { contactId, attachmentId: attachment.id }));
      files.put(attachment.id, file);
      use(file);
    } catch (thrown) {
      const { message, name } = toLiaisonError(thrown);
      setProblem(!isLive && name === 'RejectedError' ? intl.formatMessage(noCopy) : message);
    } finally {
      setBusy(false);
    }
  };
  const show = (file: Blob) => setPicture(new Blob([file], { type: drawnAs ?? '' }));

  if (!isLive && !pastContacts && !files.get(attachment.id) && !picture) {
    return (
      <p className={styles.gone}>
        <FormattedMessage
          id="attachment.gone"
          defaultMessage="Amazon Connect gives out files only while the chat is open."
        />
      </p>
    );
  }
  return (
    <>
      {picture && <img ref={draw} className={styles.preview} alt={attachment.name} />}
      <div className={styles.actions}>
        {drawnAs && !picture && (
          <Button size="small" disabled={busy} onClick={() => void withFile(show)}>
            <Image size={14} aria-hidden="true" />
            <FormattedMessage id="attachment.show" defaultMessage="Show" />
          </Button>
        )}
        <Button
          size="small"
          disabled={busy}
          aria-label={intl.formatMessage(
            { id: 'attachment.saveNamed', defaultMessage: 'Save {name}' },
            { name: attachment.name },
          )}
          onClick={() => void withFile((file) => saveFile(attachment.name, file))}
        >
          {busy ? <Spinner /> : <Download size={14} aria-hidden="true" />}
          <FormattedMessage id="attachment.save" defaultMessage="Save" />
        </Button>
      </div>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

const isOpen = (record: ContactRecord | undefined): boolean =>
  record?.chatSession !== undefined && record.chatSession.state.name !== 'ended';
