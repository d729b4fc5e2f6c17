import { chance } from './chance.ts';

const onsets = 'b c d f g h j k l m n p r s t v w br ch cl dr fl gr pl pr sh st th tr qu'.split(' ');
const nuclei = 'a e i o u ai ea ee ou io'.split(' ');
const codas = ['', '', '', ...'n r s t l m d ng nt st ck ss'.split(' ')];
const vocabulary = 20_000;

/** A word of two or three syllables, another one for each number: as many sounds as in a language, in no language. */
export function word(index: number): string {
  const own = chance(index + 1);
  const pick = (sounds: readonly string[]) => sounds[own.below(sounds.length)] ?? '';
  return Array.from({ length: 2 + own.below(2) }, () => pick(onsets) + pick(nuclei) + pick(codas)).join('');
}

const { random, below } = chance(7);

/** Zipf's law, nearly: the word of rank r is said 1/r times as often as the first. */
const rank = () => Math.floor((vocabulary + 1) ** random()) - 1;

const han = '東京都荷物届配送注文番号確認返品交換料金明日連絡先住所変更'.split('');
const hanText = () => Array.from({ length: 24 }, () => han[below(han.length)]).join('');

/** Some 15 words, an order number in one of ten, Chinese characters in one of fifty. */
function text(index: number): string {
  if (index % 50 === 0) return hanText();
  const words = Array.from({ length: 15 }, () => word(rank())).join(' ');
  return index % 10 === 0 ? `${words} AB-${index}` : words;
}

const start = Date.UTC(2026, 5, 1);
/** Milliseconds between two messages of the whole contact centre. */
const pace = 12_000;
export const messagesPerContact = 20;
export const agents = 200;
export const queues = 20;

export const timeOf = (index: number): Date => new Date(start + index * pace);

/** Five contacts go on at any time, so that their messages mix. */
const contactOf = (index: number) => {
  const group = Math.floor(index / (messagesPerContact * 5));
  return group * 5 + (index % 5);
};

export function message(index: number) {
  const contact = `contact-${contactOf(index)}`;
  return {
    Id: `018f2b6e-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    Type: 'MESSAGE',
    AbsoluteTime: timeOf(index).toISOString(),
    ContentType: 'text/plain',
    Content: text(index),
    ParticipantId: `018f2b6e-0000-7000-9000-${(index % 2).toString().padStart(12, '0')}`,
    DisplayName: index % 2 === 0 ? `Customer ${contactOf(index)}` : `Agent ${contactOf(index) % agents}`,
    ParticipantRole: index % 2 === 0 ? 'CUSTOMER' : 'AGENT',
    ContactId: contact,
    InitialContactId: contact,
  };
}
