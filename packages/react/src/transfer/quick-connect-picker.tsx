import { Autocomplete } from '@base-ui/react/autocomplete';
import type { QuickConnect } from '@liaison/core';
import { CircleAlert, SearchX, UsersRound } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { defineMessages, FormattedMessage, useIntl } from 'react-intl';
import { usePreference } from '../preferences/use-preference.ts';
import { Button } from '../ui/button.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Spinner } from '../ui/spinner.tsx';
import hidden from '../ui/visually-hidden.module.css';
import { QuickConnectIcon } from './quick-connect-icon.tsx';
import { type QuickConnectGroup, quickConnectGroups } from './quick-connect-groups.ts';
import { useQuickConnects } from './use-quick-connects.ts';
import styles from './transfer.module.css';

const groupTitles = defineMessages({
  recent: { id: 'transfer.recent', defaultMessage: 'Recent' },
  agents: { id: 'transfer.agents', defaultMessage: 'Agents' },
  queues: { id: 'transfer.queues', defaultMessage: 'Queues' },
});

export interface QuickConnectPickerProps {
  onPick: (quickConnect: QuickConnect) => void;
  inputRef: RefObject<HTMLInputElement | null>;
}

/** Whom to pass a chat to, by a few letters of the name. Arrow keys and Enter choose. */
export function QuickConnectPicker({ onPick, inputRef }: QuickConnectPickerProps) {
  const intl = useIntl();
  const { list, retry } = useQuickConnects();
  const recent = usePreference('recentQuickConnects');
  const [sought, seek] = useState('');
  const quickConnects = list.name === 'loaded' ? list.quickConnects : [];
  const { groups, more } = quickConnectGroups(quickConnects, { recent, sought });
  const label = intl.formatMessage({ id: 'transfer.search', defaultMessage: 'Find an agent or a queue' });
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      value={sought}
      onValueChange={(value, { reason }) => reason !== 'item-press' && seek(value)}
      itemToStringValue={({ name }: QuickConnect) => name}
      autoHighlight="always"
      keepHighlight
    >
      <Autocomplete.Input ref={inputRef} className={styles.field} render={<SearchField label={label} />} />
      <div className={styles.results}>
        {list.name === 'loading' && (
          <p className={styles.state}>
            <Spinner />
            <FormattedMessage id="transfer.loading" defaultMessage="Looking up whom you can pass chats to" />
          </p>
        )}
        {list.name === 'failed' && (
          <div role="alert" className={styles.state}>
            <CircleAlert size={16} aria-hidden="true" />
            <FormattedMessage
              id="transfer.listFailed"
              defaultMessage="The list could not be fetched: {reason}"
              values={{ reason: list.error.message }}
            />
            <Button size="small" onClick={retry}>
              <FormattedMessage id="transfer.listRetry" defaultMessage="Try again" />
            </Button>
          </div>
        )}
        {list.name === 'loaded' && groups.length === 0 && <NothingFound isEmpty={list.quickConnects.length === 0} />}
        <Autocomplete.Status className={hidden.hidden}>
          {list.name === 'loaded' && sought !== '' && (
            <FormattedMessage
              id="transfer.found"
              defaultMessage="{count, plural, =0 {Nothing found} one {# found} other {# found}}"
              values={{ count: groups.reduce((sum, { items }) => sum + items.length, more) }}
            />
          )}
        </Autocomplete.Status>
        <Autocomplete.List>
          {(group: QuickConnectGroup) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className={styles.groupTitle}>
                <FormattedMessage {...groupTitles[group.value]} />
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(quickConnect: QuickConnect) => (
                  <Autocomplete.Item
                    key={quickConnect.arn}
                    value={quickConnect}
                    className={styles.item}
                    onClick={() => onPick(quickConnect)}
                  >
                    <QuickConnectIcon type={quickConnect.type} />
                    <bdi className={styles.name}>{quickConnect.name}</bdi>
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
        {more > 0 && (
          <p className={styles.more}>
            <FormattedMessage
              id="transfer.more"
              defaultMessage="{count, plural, one {# more: type on to find it} other {# more: type on to find them}}"
              values={{ count: more }}
            />
          </p>
        )}
      </div>
    </Autocomplete.Root>
  );
}

function NothingFound({ isEmpty }: { isEmpty: boolean }) {
  return (
    <p className={styles.state}>
      {isEmpty ? <UsersRound size={16} aria-hidden="true" /> : <SearchX size={16} aria-hidden="true" />}
      {isEmpty ? (
        <FormattedMessage
          id="transfer.none"
          defaultMessage="Your queues have no quick connects that a chat can use. Your administrator can add some."
        />
      ) : (
        <FormattedMessage id="transfer.noMatch" defaultMessage="Nobody of that name" />
      )}
    </p>
  );
}
