import { Dialog } from '@base-ui/react/dialog';
import type { SearchResult } from '@liaison/protocol/api';
import {
  EmptyState,
  EntryList,
  IconButton,
  type LoadPage,
  PageEnd,
  PastConversation,
  type PastContacts,
  useLiaison,
  usePages,
} from '@liaison/react';
import { MessagesSquare, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type Criteria, noCriteria, toRequest } from './criteria.ts';
import { choicesAtHand, learnChoices } from './known-choices.ts';
import { SearchForm } from './search-form.tsx';
import { SearchResultItem } from './search-result-item.tsx';
import sheet from '../ui/sheet.module.css';
import styles from './search.module.css';

export interface SearchDialogProps {
  pastContacts: PastContacts;
  onClose: () => void;
}

/** Finds contacts that are over, and opens them to read beside the list. Begins with the newest. */
export function SearchDialog({ pastContacts, onClose }: SearchDialogProps) {
  const intl = useIntl();
  const input = useRef<HTMLInputElement>(null);
  const reader = useRef<HTMLDivElement>(null);
  const [criteria, setCriteria] = useState<Criteria>(noCriteria);
  const { contactWork, store } = useLiaison();
  const [choices, setChoices] = useState(() => choicesAtHand(store.getState(), contactWork?.dispositionDuties));
  const [open, setOpen] = useState<SearchResult>();
  const load: LoadPage<SearchResult> = useCallback(
    async (cursor, signal) => {
      const { results, next } = await pastContacts.search(toRequest(criteria, cursor), { signal });
      setChoices((known) => learnChoices(known, results));
      return { entries: results, next };
    },
    [criteria, pastContacts],
  );
  const pages = usePages(load);

  // Where there is no room beside the list the conversation takes its place, and the focus goes there.
  useEffect(() => {
    const back = open && reader.current?.querySelector<HTMLElement>('[data-back] button');
    if (back && back.offsetParent !== null) back.focus();
  }, [open]);

  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={sheet.backdrop} />
        <Dialog.Popup className={styles.dialog} initialFocus={input} data-view={open ? 'conversation' : 'list'}>
          <div className={styles.list}>
            <header className={styles.header}>
              <Dialog.Title className={sheet.title}>
                <FormattedMessage id="search.title" defaultMessage="Past conversations" />
              </Dialog.Title>
              <CloseButton />
            </header>
            <SearchForm
              inputRef={input}
              choices={choices}
              onSearch={(wanted) => {
                setOpen(undefined);
                setCriteria({ ...wanted });
              }}
            />
            <output className={styles.status}>
              {pages.state === 'ready' &&
                intl.formatMessage(
                  {
                    id: 'search.count',
                    defaultMessage: '{count, plural, =0 {Nothing found} one {# result} other {# results}}',
                  },
                  { count: pages.entries.length },
                )}
            </output>
            <div className={styles.results}>
              <EntryList>
                {pages.entries.map((result) => (
                  <SearchResultItem
                    key={`${result.contact.contactId} ${result.match?.itemId ?? ''}`}
                    result={result}
                    isOpen={result === open}
                    onOpen={() => setOpen(result)}
                  />
                ))}
              </EntryList>
              <PageEnd
                pages={pages}
                empty={
                  <FormattedMessage
                    id="search.nothing"
                    defaultMessage="Nothing that you may read matches. Try fewer words or filters."
                  />
                }
              />
            </div>
          </div>
          <div className={styles.reader} ref={reader}>
            {open ? (
              <PastConversation
                key={open.contact.contactId}
                contact={open.contact}
                itemId={open.match?.itemId}
                onBack={() => setOpen(undefined)}
              >
                <span className={styles.closeReader}>
                  <CloseButton />
                </span>
              </PastConversation>
            ) : (
              <EmptyState
                icon={<MessagesSquare size={20} />}
                title={<FormattedMessage id="search.choose" defaultMessage="Choose a conversation to read" />}
              />
            )}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function CloseButton() {
  const intl = useIntl();
  return (
    <Dialog.Close
      render={
        <IconButton
          label={intl.formatMessage({ id: 'search.close', defaultMessage: 'Close' })}
          icon={<X size={16} />}
        />
      }
    />
  );
}
