import { sensitiveKinds } from '@liaison/protocol/api';
import { z } from 'zod';
import { nameList, setting, wholeNumber } from './rules.ts';

const kindsRule = `none, or some of ${sensitiveKinds.join(', ')}, separated by commas`;
const someRole = ['nobody', 'administrator', 'supervisor', 'agent'] as const;
const roleRule = 'nobody, administrator, supervisor or agent';

/** What is hidden from whom in stored conversations. */
export const privacyVariables = {
  LIAISON_MASKED: setting(
    nameList()
      .transform((names) => (names.join() === 'none' ? [] : names))
      .pipe(z.array(z.enum(sensitiveKinds)))
      .default([...sensitiveKinds]),
    'What is masked in stored conversations, in the view, in search and in exports: card numbers, bank account numbers (IBAN), e-mail addresses, telephone numbers.',
    kindsRule,
  ),
  LIAISON_CLEAR_TEXT_FROM: setting(
    z.enum(someRole).default('nobody'),
    'Least role that sees what is masked as it is, without a reason.',
    roleRule,
  ),
  LIAISON_REVEAL_FROM: setting(
    z.enum(someRole).default('agent'),
    'Least role that may reveal what is masked in one message, with a reason that is kept in the audit log.',
    roleRule,
  ),
  LIAISON_EXCLUDED_ATTRIBUTES: setting(
    nameList().default([]),
    'Attributes and tags of contacts that are not kept, e.g. connect:CustomerAuthentication; * keeps none. What was stored before stays.',
    'names, separated by commas',
  ),
  LIAISON_RETENTION_HOURS: setting(
    wholeNumber(0, 720).default(24),
    'Hours between two runs of the retention policy. Of several servers one runs it; 0 leaves it to the others, or to liaison-admin retention.',
    'a whole number from 0 to 720',
  ),
};
