import type { WireItem } from '@liaison/protocol';

const words = 'the order parcel has not arrived yet could you look where it is thank you that helps me a lot'.split(
  ' ',
);
const base = Date.UTC(2026, 0, 5, 9);

/** The same numbers for every view: a linear congruential generator. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    yield state / 2 ** 32;
  }
}

/** `count` messages of 3 to 40 words, customer and agent in turns of one to three, one every 20 s. */
export function history(count: number): WireItem[] {
  const random = numbers(7);
  const next = () => random.next().value as number;
  let fromCustomer = true;
  return Array.from({ length: count }, (_, index) => {
    if (next() < 0.5) fromCustomer = !fromCustomer;
    const length = 3 + Math.floor(next() ** 3 * 38);
    const content = Array.from({ length }, () => words[Math.floor(next() * words.length)]).join(' ');
    return message(`item-${index}`, index * 20_000, content, fromCustomer);
  });
}

/** One text message; `at` is ms after the conversation's start. */
export const message = (id: string, at: number, content: string, fromCustomer = true): WireItem => ({
  Id: id,
  Type: 'MESSAGE',
  AbsoluteTime: new Date(base + at).toISOString(),
  ContentType: 'text/plain',
  Content: content,
  ParticipantId: fromCustomer ? 'customer' : 'agent',
  ParticipantRole: fromCustomer ? 'CUSTOMER' : 'AGENT',
  DisplayName: fromCustomer ? 'Cleo' : 'Ada',
});
