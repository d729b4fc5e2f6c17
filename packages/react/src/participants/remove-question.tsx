import type { ContactParticipant } from '@liaison/core';
import { FormattedMessage } from 'react-intl';
import { useLiaison } from '../provider/liaison-context.ts';
import { Question } from '../ui/question.tsx';

export interface RemoveQuestionProps {
  contactId: string;
  /** Whom; nobody is asked about without one. */
  participant: ContactParticipant | undefined;
  onClose: () => void;
}

/** Asks before another agent is taken out: there is no way back but a new invitation. */
export function RemoveQuestion({ contactId, participant, onClose }: RemoveQuestionProps) {
  const { connectService } = useLiaison();
  return (
    <Question
      isOpen={participant !== undefined}
      title={
        <FormattedMessage
          id="participant.removeTitle"
          defaultMessage="Take {name} out of the chat?"
          values={{ name: <bdi>{participant?.name}</bdi> }}
        />
      }
      no={<FormattedMessage id="participant.keep" defaultMessage="Keep them" />}
      yes={<FormattedMessage id="participant.removeConfirm" defaultMessage="Take out" />}
      tone="danger"
      onYes={() => participant && void connectService.removeParticipant(contactId, participant.connectionId)}
      onClose={onClose}
    >
      <FormattedMessage id="participant.removeText" defaultMessage="The chat goes on without them." />
    </Question>
  );
}
