import { Menu } from '@base-ui/react/menu';
import { toLiaisonError } from '@liaison/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import { saveFile } from '../attachments/save-file.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import iconButton from '../ui/icon-button.module.css';
import menu from '../ui/menu.module.css';
import { Spinner } from '../ui/spinner.tsx';
import type { ExportFormat } from './past-contacts.ts';
import styles from './past.module.css';

const formatTexts = defineMessages({
  text: { id: 'export.text', defaultMessage: 'Text' },
  html: { id: 'export.html', defaultMessage: 'Web page (HTML)' },
  json: { id: 'export.json', defaultMessage: 'Data (JSON)' },
  csv: { id: 'export.csv', defaultMessage: 'Spreadsheet (CSV)' },
});
const endings: Readonly<Record<ExportFormat, string>> = { text: 'txt', html: 'html', json: 'json', csv: 'csv' };
const formats: readonly ExportFormat[] = ['text', 'html', 'json', 'csv'];

/** Saves the whole stored conversation of a contact as the server writes it, with times as this browser shows them. */
export function ExportStored({ contactId }: { contactId: string }) {
  const intl = useIntl();
  const { pastContacts } = useLiaison();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  if (!pastContacts) return null;
  const save = async (format: ExportFormat) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const file = await pastContacts.exported(contactId, { format, timeZone });
      saveFile(`conversation-${contactId}.${endings[format]}`, file);
    } catch (thrown) {
      setProblem(toLiaisonError(thrown).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {problem && (
        <p className={styles.problem} role="alert">
          <FormattedMessage id="export.failed" defaultMessage="Not saved: {reason}." values={{ reason: problem }} />
        </p>
      )}
      <Menu.Root>
        <Menu.Trigger
          className={iconButton.button}
          disabled={busy}
          aria-label={intl.formatMessage({ id: 'export.stored', defaultMessage: 'Save the stored conversation' })}
        >
          {busy ? <Spinner /> : <Download size={16} aria-hidden="true" />}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className={menu.positioner} sideOffset={6} align="end">
            <Menu.Popup className={menu.popup}>
              {formats.map((format) => (
                <Menu.Item key={format} className={menu.item} onClick={() => void save(format)}>
                  <FormattedMessage {...formatTexts[format]} />
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </>
  );
}
