import { selectTotalUnread } from '@liaison/core';
import { useContactStore } from '@liaison/react';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';

/** Puts what waits for the agent in the page's title: offered contacts first, else unread messages. No customer content. */
export function useTitleCount(): void {
  const intl = useIntl();
  const incoming = useContactStore(
    ({ contacts }) => Object.values(contacts).filter(({ contact }) => contact.phase === 'incoming').length,
  );
  const unread = useContactStore(selectTotalUnread);
  useEffect(() => {
    document.title =
      incoming > 0
        ? intl.formatMessage(
            { id: 'title.incoming', defaultMessage: '({count}) Incoming contact · Liaison' },
            { count: incoming },
          )
        : unread > 0
          ? intl.formatMessage({ id: 'title.unread', defaultMessage: '({count}) Liaison' }, { count: unread })
          : intl.formatMessage({ id: 'title.idle', defaultMessage: 'Liaison' });
  }, [intl, incoming, unread]);
}
