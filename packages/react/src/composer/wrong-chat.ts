import type { ContactSnapshot } from '@liaison/core';

type Person = Pick<ContactSnapshot, 'contactId' | 'customerName' | 'attributes'>;

/** Another customer whom a draft names, and by which words. */
export interface NamedCustomer {
  readonly contactId: string;
  readonly customerName: string | undefined;
  readonly words: string;
}

/** Shorter words are in too many sentences to mean a customer. */
const minLength = 3;

const isMail = (value: string): boolean => /^\S+@\S+\.\S+$/u.test(value);

/** Order, customer and telephone numbers: mostly digits, three at least. */
const isNumber = (value: string): boolean =>
  /^[\p{L}#+]{0,6}[\d\s()./+-]{3,30}$/u.test(value) && /\d.*\d.*\d/u.test(value);

/**
 * Whom a draft seems to be for, when that is not the customer it would go to: the first other open customer of whom it holds a name, an
 * e-mail address or a number, as a whole word. What both customers share says nothing. Parts of a name count as they are written, so
 * that "I will" does not mean Will.
 */
export function findOtherCustomer(
  draft: string,
  recipient: Person,
  others: readonly Person[],
): NamedCustomer | undefined {
  const own = new Set(termsOf(recipient).map(({ words }) => words.toLowerCase()));
  for (const other of others) {
    if (other.contactId === recipient.contactId) continue;
    const named = termsOf(other).find((term) => !own.has(term.words.toLowerCase()) && holds(draft, term));
    if (named) return { contactId: other.contactId, customerName: other.customerName, words: named.words };
  }
  return undefined;
}

interface Term {
  readonly words: string;
  readonly exactCase: boolean;
}

function termsOf({ customerName = '', attributes }: Person): Term[] {
  const name = customerName.trim();
  const parts = name.split(/\s+/u).filter((part) => part !== name);
  const values = Object.values(attributes).map((value) => value.trim());
  return [
    { words: name, exactCase: !name.includes(' ') },
    ...values.filter((value) => isMail(value) || isNumber(value)).map((words) => ({ words, exactCase: false })),
    ...parts.map((words) => ({ words, exactCase: true })),
  ].filter(({ words }) => words.length >= minLength);
}

function holds(draft: string, { words, exactCase }: Term): boolean {
  const pattern = words.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, exactCase ? 'u' : 'iu').test(draft);
}
