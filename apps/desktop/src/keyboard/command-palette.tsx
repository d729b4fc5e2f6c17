import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { contactName, SearchField, useLiaison } from '@liaison/react';
import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { usePagePreference } from '../page/page-context.ts';
import { KeyHint } from './key-hint.tsx';
import { actionNames, actionTitles, type ActionName } from './shortcuts.ts';
import sheet from '../ui/sheet.module.css';
import styles from './command-palette.module.css';

export interface CommandPaletteProps {
  run: (name: ActionName) => void;
  onClose: () => void;
}

interface Command {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly choose: () => void;
}

/** Finds a contact or an action by a few letters. Arrow keys and Enter choose. */
export function CommandPalette({ run, onClose }: CommandPaletteProps) {
  const intl = useIntl();
  const { store } = useLiaison();
  const keys = usePagePreference('keys');
  const { contacts, order, selectedContactId } = store.getState();
  /** The composer of a contact that is opened takes the focus, for what had it before is gone; a note takes it when it is there. */
  const leadsOn = useRef(false);
  const commands: Command[] = [
    ...order.flatMap((contactId) => {
      const contact = contacts[contactId]?.contact;
      if (!contact) return [];
      return [
        {
          id: contactId,
          label: contactName(intl, contact),
          choose: () => {
            if (!store.getState().contacts[contactId]) return;
            leadsOn.current = contactId !== selectedContactId;
            store.getState().selectContact(contactId);
          },
        },
      ];
    }),
    ...actionNames
      .filter((name) => name !== 'palette')
      .map((name) => ({
        id: name,
        label: intl.formatMessage(actionTitles[name]),
        keys: keys[name],
        choose: () => {
          leadsOn.current = name === 'note';
          run(name);
        },
      })),
  ];
  const label = intl.formatMessage({ id: 'palette.label', defaultMessage: 'Find an action or a contact' });

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={sheet.backdrop} />
        <Dialog.Popup
          className={styles.palette}
          aria-label={label}
          finalFocus={() => !leadsOn.current && document.activeElement === document.body}
        >
          <Autocomplete.Root
            open
            inline
            items={commands}
            itemToStringValue={(command: Command) => command.label}
            autoHighlight="always"
            keepHighlight
          >
            <Autocomplete.Input render={<SearchField size="large" label={label} />} />
            <Autocomplete.Empty className={styles.empty}>
              <FormattedMessage id="palette.none" defaultMessage="Nothing found" />
            </Autocomplete.Empty>
            <Autocomplete.List className={styles.list}>
              {(command: Command) => (
                <Autocomplete.Item
                  key={command.id}
                  value={command}
                  className={styles.item}
                  onClick={() => {
                    onClose();
                    command.choose();
                  }}
                >
                  <bdi className={styles.name}>{command.label}</bdi>
                  {command.keys && <KeyHint keys={command.keys} />}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
