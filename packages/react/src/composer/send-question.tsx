import type { RefObject } from 'react';
import { FormattedMessage } from 'react-intl';
import { Question } from '../ui/question.tsx';
import type { Doubt } from './use-send-guard.ts';

export interface SendQuestionProps {
  /** Undefined while there is nothing to ask. */
  doubt: Doubt | undefined;
  /** Untrusted text. */
  customerName: string;
  onSend: () => void;
  onClose: () => void;
  /** Where the focus goes afterwards. */
  input: RefObject<HTMLTextAreaElement | null>;
}

/** Asks whether a message is really meant for this customer. The focus is on not sending it. */
export function SendQuestion({ doubt, customerName, onSend, onClose, input }: SendQuestionProps) {
  const name = <bdi>{customerName}</bdi>;
  return (
    <Question
      isOpen={doubt !== undefined}
      title={<FormattedMessage id="guard.title" defaultMessage="Send this to {name}?" values={{ name }} />}
      no={<FormattedMessage id="guard.cancel" defaultMessage="Keep editing" />}
      yes={<FormattedMessage id="guard.send" defaultMessage="Send to {name}" values={{ name }} />}
      tone="primary"
      onYes={onSend}
      onClose={onClose}
      finalFocus={input}
    >
      {doubt?.kind === 'named' ? (
        <FormattedMessage
          id="guard.named"
          defaultMessage="It says “{words}”, which belongs to {other}, whose chat is open too."
          values={{ words: <bdi>{doubt.other.words}</bdi>, other: <bdi>{doubt.other.customerName}</bdi> }}
        />
      ) : (
        <FormattedMessage
          id="guard.hasty"
          defaultMessage="You pasted it less than a second after you opened this chat."
        />
      )}
    </Question>
  );
}
