import { Menu } from '@base-ui/react/menu';
import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import iconButton from '../ui/icon-button.module.css';
import menu from '../ui/menu.module.css';
import { downloadText } from './download-text.ts';
import { PrintView } from './print-view.tsx';
import type { Transcript } from './transcript.ts';
import type { Extension } from './write-transcript.ts';

/** What writes transcripts loads when one is asked for. */
const writing = () => import('./write-transcript.ts');

const formatTexts = defineMessages({
  txt: { id: 'export.text', defaultMessage: 'Text' },
  html: { id: 'export.html', defaultMessage: 'Web page (HTML)' },
  json: { id: 'export.json', defaultMessage: 'Data (JSON)' },
  csv: { id: 'export.csv', defaultMessage: 'Spreadsheet (CSV)' },
});

const extensions: readonly Extension[] = ['txt', 'html', 'json', 'csv'];

export interface ExportMenuProps {
  contactId: string;
  /** Untrusted text. */
  customerName: string;
}

/** Saves what is loaded of this conversation in several formats, or prints it. */
export function ExportMenu({ contactId, customerName }: ExportMenuProps) {
  const intl = useIntl();
  const { store, clock } = useLiaison();
  const [printed, setPrinted] = useState<Transcript>();
  const transcript = async () => {
    const { transcriptOf } = await writing();
    const session = store.getState().contacts[contactId]?.chatSession;
    const { messages = [], hasOlder = false } = session ?? {};
    return transcriptOf({ intl, customerName, contactId, messages, hasOlder, exportedAt: clock.now() });
  };
  const save = async (extension: Extension) => {
    const { writeTranscript } = await writing();
    const text = writeTranscript(extension, intl, await transcript());
    downloadText(`chat-${contactId.replaceAll(/[^\w-]/gu, '')}.${extension}`, text);
  };
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          className={iconButton.button}
          aria-label={intl.formatMessage({ id: 'export.label', defaultMessage: 'Save or print conversation' })}
        >
          <Download size={16} aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className={menu.positioner} sideOffset={6} align="end">
            <Menu.Popup className={menu.popup}>
              {extensions.map((extension) => (
                <Menu.Item key={extension} className={menu.item} onClick={() => void save(extension)}>
                  <FormattedMessage {...formatTexts[extension]} />
                </Menu.Item>
              ))}
              <Menu.Separator className={menu.separator} />
              <Menu.Item className={menu.item} onClick={() => void transcript().then(setPrinted)}>
                <Printer size={14} aria-hidden="true" />
                <FormattedMessage id="export.print" defaultMessage="Print or save as PDF" />
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {printed && <PrintView transcript={printed} onDone={() => setPrinted(undefined)} />}
    </>
  );
}
