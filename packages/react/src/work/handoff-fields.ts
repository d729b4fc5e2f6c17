import type { HandoffCard } from '@liaison/protocol/api';
import { defineMessages } from 'react-intl';

/** In the order in which they are asked and read. */
export const handoffFields = ['asked', 'tried', 'promised'] as const satisfies readonly (keyof HandoffCard)[];

export const handoffLabels = defineMessages({
  asked: { id: 'handoff.asked', defaultMessage: 'What the customer wants' },
  tried: { id: 'handoff.tried', defaultMessage: 'What was tried' },
  promised: { id: 'handoff.promised', defaultMessage: 'What was promised' },
});
