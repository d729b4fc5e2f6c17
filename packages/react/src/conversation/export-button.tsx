import { Download } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { downloadText } from './download-text.ts';
import { transcriptText } from './transcript-text.ts';

export interface ExportButtonProps {
  contactId: string;
  customerName: string;
}

/** Saves what is loaded of this conversation as a text file. */
export function ExportButton({ contactId, customerName }: ExportButtonProps) {
  const intl = useIntl();
  const { store, clock } = useLiaison();
  const save = () => {
    const messages = store.getState().contacts[contactId]?.chatSession?.messages ?? [];
    const text = transcriptText({ intl, customerName, contactId, messages, exportedAt: clock.now() });
    downloadText(`chat-${contactId.replaceAll(/[^\w-]/gu, '')}.txt`, text);
  };
  return (
    <IconButton
      label={intl.formatMessage({ id: 'export.text', defaultMessage: 'Save conversation as text' })}
      icon={<Download size={16} aria-hidden="true" />}
      onClick={save}
    />
  );
}
