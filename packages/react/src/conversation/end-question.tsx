import { type ContactSnapshot, goesOnWithout } from '@liaison/core';
import { FormattedMessage, useIntl } from 'react-intl';
import { contactName } from '../contacts/contact-name.ts';
import { Question } from '../ui/question.tsx';

export interface EndQuestionProps {
  contact: ContactSnapshot;
  /** What the agent is about to do; nothing is asked without. */
  asking: 'end' | 'leave' | undefined;
  /** Text of the agent would be lost. */
  losesText: boolean;
  onClose: () => void;
  onYes: () => void;
}

/** Asks before a chat is ended or left, and says what that costs. */
export function EndQuestion({ contact, asking, losesText, onClose, onYes }: EndQuestionProps) {
  const intl = useIntl();
  const name = <bdi>{contactName(intl, contact)}</bdi>;
  const leaves = asking === 'leave';
  return (
    <Question
      isOpen={asking !== undefined}
      title={
        leaves ? (
          <FormattedMessage id="leave.title" defaultMessage="Leave the chat with {name}?" values={{ name }} />
        ) : (
          <FormattedMessage id="end.title" defaultMessage="End the chat with {name}?" values={{ name }} />
        )
      }
      no={<FormattedMessage id="end.cancel" defaultMessage="Keep chatting" />}
      yes={
        leaves ? (
          <FormattedMessage id="conversation.leave" defaultMessage="Leave the chat" />
        ) : (
          <FormattedMessage id="conversation.end" defaultMessage="End chat" />
        )
      }
      tone="danger"
      onYes={onYes}
      onClose={onClose}
    >
      {!leaves && goesOnWithout(contact) && (
        <FormattedMessage id="end.forAllText" defaultMessage="It ends for everybody in it, the customer too. " />
      )}
      {losesText && (
        <FormattedMessage
          id="end.text"
          defaultMessage="You have text that was not sent yet. It will not reach the customer."
        />
      )}
    </Question>
  );
}
