/** Something the person at the terminal can put right. The message is the one sentence they see; there is no stack to show. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
