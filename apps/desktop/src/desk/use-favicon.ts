import { selectTotalUnread } from '@liaison/core';
import { useContactStore } from '@liaison/react';
import { useEffect } from 'react';

/** Puts a mark on the page's icon while a contact is offered or a message was not seen. */
export function useFavicon(): void {
  const unread = useContactStore(selectTotalUnread);
  const offered = useContactStore(({ contacts }) =>
    Object.values(contacts).some(({ contact }) => contact.phase === 'incoming'),
  );
  const calls = offered || unread > 0;
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    icon?.setAttribute('href', calls ? '/favicon-calls.svg' : '/favicon.svg');
  }, [calls]);
}
