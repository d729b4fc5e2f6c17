import { MessageSquareReply } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { useContactStore } from '../provider/use-contact-store.ts';
import { useLiaison } from '../provider/liaison-context.ts';
import { Button } from '../ui/button.tsx';
import { longestWaiting } from './longest-waiting.ts';

/** Opens the chat of the customer who has waited longest for an answer. */
export function AnswerNextButton() {
  const { store } = useLiaison();
  const next = useContactStore(longestWaiting);
  return (
    <Button size="small" disabled={next === undefined} onClick={() => store.getState().selectContact(next)}>
      <MessageSquareReply size={14} aria-hidden="true" />
      <FormattedMessage id="contacts.answerNext" defaultMessage="Answer next" />
    </Button>
  );
}
