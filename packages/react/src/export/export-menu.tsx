import { Menu } from '@base-ui/react/menu';
import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import { defineMessages, FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import iconButton from '../ui/icon-button.module.css';
import menu from '../ui/menu.module.css';
import { downloadText } from './download-text.ts';
import { PrintView } from './print-view.tsx';
import { type Transcript, transcriptOf } from './transcript.ts';
import { transcriptCsv } from './transcript-csv.ts';
import { transcriptHtml } from './transcript-html.ts';
import { transcriptJson } from './transcript-json.ts';
import { transcriptText } from './transcript-text.ts';

const formatTexts = defineMessages({
  txt: { id: 'export.text', defaultMessage: 'Text' },
  html: { id: 'export.html', defaultMessage: 'Web page (HTML)' },
  json: { id: 'export.json', defaultMessage: 'Data (JSON)' },
  csv: { id: 'export.csv', defaultMessage: 'Spreadsheet (CSV)' },
});

type Extension = keyof typeof formatTexts;

const writers: Readonly<Record<Extension, (intl: IntlShape, transcript: Transcript) => string>> = {
  txt: transcriptText,
  html: transcriptHtml,
  json: (_, transcript) => transcriptJson(transcript),
  csv: (_, transcript) => transcriptCsv(transcript),
};

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
  const transcript = () => {
    const session = store.getState().contacts[contactId]?.chatSession;
    const { messages = [], hasOlder = false } = session ?? {};
    return transcriptOf({ intl, customerName, contactId, messages, hasOlder, exportedAt: clock.now() });
  };
  const save = (extension: Extension) =>
    downloadText(`chat-${contactId.replaceAll(/[^\w-]/gu, '')}.${extension}`, writers[extension](intl, transcript()));
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
                <Menu.Item key={extension} className={menu.item} onClick={() => save(extension)}>
                  <FormattedMessage {...formatTexts[extension]} />
                </Menu.Item>
              ))}
              <Menu.Separator className={menu.separator} />
              <Menu.Item className={menu.item} onClick={() => setPrinted(transcript())}>
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
