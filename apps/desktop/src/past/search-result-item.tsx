import type { SearchResult } from '@liaison/protocol/api';
import { Entry, PastContactFacts, useCustomerName } from '@liaison/react';
import { moveInList } from './move-in-list.ts';
import styles from './search.module.css';

export interface SearchResultItemProps {
  result: SearchResult;
  isOpen: boolean;
  onOpen: () => void;
}

/** One contact that was found, with the message that was searched for, or its last one. All of it is untrusted text. */
export function SearchResultItem({ result: { contact, match }, isOpen, onOpen }: SearchResultItemProps) {
  const customerName = useCustomerName();
  return (
    <Entry isCurrent={isOpen} onClick={onOpen} onKeyDown={moveInList}>
      <bdi className={styles.name}>{customerName(contact)}</bdi>
      <PastContactFacts contact={contact} />
      {match ? (
        <span className={styles.match} dir="auto">
          {match.name && <span className={styles.author}>{match.name}: </span>}
          {match.cutBefore && '… '}
          {match.segments.map(({ text, found }, index) =>
            // oxlint-disable-next-line react/no-array-index-key -- the parts of one text do not move
            found ? <mark key={index}>{text}</mark> : text,
          )}
          {match.cutAfter && ' …'}
        </span>
      ) : (
        contact.last && (
          <span className={styles.match} dir="auto">
            {contact.last.name && <span className={styles.author}>{contact.last.name}: </span>}
            {contact.last.text}
          </span>
        )
      )}
    </Entry>
  );
}
