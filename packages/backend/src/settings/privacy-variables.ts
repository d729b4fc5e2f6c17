import { sensitiveKinds } from '@liaison/protocol/api';
import { z } from 'zod';
import { nameList, setting } from './rules.ts';

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
};
