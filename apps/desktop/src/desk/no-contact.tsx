import { EmptyState, useContactStore } from '@liaison/react';
import { Coffee, Headset } from 'lucide-react';
import { FormattedMessage } from 'react-intl';

/** Nothing to do: says whether something will come, and if not, what to change. */
export function NoContact() {
  const routable = useContactStore((state) => state.agent?.state.type === 'routable');
  const stateName = useContactStore((state) => state.agent?.state.name);
  const concurrency = useContactStore((state) => state.agent?.chatConcurrency ?? 0);
  return routable ? (
    <EmptyState
      icon={<Headset size={20} />}
      title={<FormattedMessage id="desk.ready" defaultMessage="Ready for the next chat" />}
    >
      <FormattedMessage
        id="desk.readyText"
        defaultMessage="It will appear on the left and wait 20 seconds for you to accept it. You can handle up to {count, plural, one {# chat} other {# chats}} at once."
        values={{ count: concurrency }}
      />
    </EmptyState>
  ) : (
    <EmptyState
      icon={<Coffee size={20} />}
      title={
        <FormattedMessage
          id="desk.away"
          defaultMessage="No chats while you are {state}"
          values={{ state: stateName ?? '' }}
        />
      }
    >
      <FormattedMessage
        id="desk.awayText"
        defaultMessage="Choose an available state at the top right, and Amazon Connect will offer you chats."
      />
    </EmptyState>
  );
}
