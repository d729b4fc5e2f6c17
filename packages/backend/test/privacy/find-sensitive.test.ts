import { describe, expect, test } from 'vitest';
import { findSensitive } from '../../src/privacy/masking/find-sensitive.ts';

const found = (text: string) => findSensitive(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('card numbers', () => {
  test.each([
    ['4111111111111111', 'Visa'],
    ['4111 1111 1111 1111', 'in fours'],
    ['4111-1111-1111-1111', 'with hyphens'],
    ['4111 - 1111 - 1111 - 1111', 'with hyphens and blanks'],
    ['4111.1111.1111.1111', 'with points'],
    ['4111\u00A01111\u202F1111 1111', 'with blanks that do not break'],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', 'digit by digit'],
    ['41111111 11111111', 'in eights'],
    ['5555555555554444', 'Mastercard'],
    ['2223000048400011', 'Mastercard of the second range'],
    ['378282246310005', 'American Express'],
    ['3782 822463 10005', 'American Express as printed'],
    ['3056 930902 5904', 'Diners Club as printed'],
    ['6011111111111117', 'Discover'],
    ['3530111333300000', 'JCB'],
    ['6200000000000005', 'UnionPay'],
    ['6759649826438453', 'Maestro'],
    ['٤١١١ ١١١١ ١١١١ ١١١١', 'with Arabic digits'],
    ['４１１１１１１１１１１１１１１１', 'with digits of full width'],
  ])('%s (%s)', (number) => {
    expect(found(`My card is ${number}, please.`)).toEqual([['card', number]]);
  });

  test.each([
    ['4111111111111112', 'a check digit that is wrong'],
    ['1234567812345670', 'a beginning that no network uses'],
    ['4006381333931', 'a barcode'],
    ['41111111111111111111', 'longer than any card number'],
    ['0000000000000000', 'zeros'],
    ['4111 11111 1111111', 'groups that no card has'],
    ['4111\n1111\n1111\n1111', 'figures on lines of their own'],
    ['1764147600000', 'milliseconds'],
    ['20261123090000', 'a time'],
  ])('not %s (%s)', (text) => {
    expect(found(`It says ${text} here.`)).toEqual([]);
  });

  test('between other figures', () => {
    expect(found('4111 1111 1111 1111 12/27 123')).toEqual([['card', '4111 1111 1111 1111']]);
    expect(found('I paid 20 with 4111111111111111 yesterday')).toEqual([['card', '4111111111111111']]);
    expect(found('378282246310005 5555555555554444')).toEqual([
      ['card', '378282246310005'],
      ['card', '5555555555554444'],
    ]);
  });
});

describe('bank account numbers', () => {
  test.each([
    'DE89370400440532013000',
    'DE89 3704 0044 0532 0130 00',
    'de89 3704 0044 0532 0130 00',
    'GB29 NWBK 6016 1331 9268 19',
    'FR14 2004 1010 0505 0001 3M02 606',
    'NO93 8601 1117 947',
    'MT84MALT011000012345MTLCAST001S',
    'DE89-3704-0044-0532-0130-00',
  ])('%s', (number) => {
    expect(found(`IBAN: ${number}. Thanks`)).toEqual([['iban', number]]);
    expect(found(`${number} and more`)).toEqual([['iban', number]]);
  });

  test.each([
    ['DE88370400440532013000', 'check digits that are wrong'],
    ['DE8937040044053201300', 'too short'],
    ['XX89370400440532013000', 'no country'],
    ['RMA-DE89370400440532013000X', 'part of a longer word'],
    ['DE89\n3704 0044 0532 0130 00', 'over two lines'],
  ])('not %s (%s)', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('e-mail addresses', () => {
  test.each([
    'cleo@example.com',
    'cleo.smith+shop@mail.example.co.uk',
    "o'neil@example.org",
    'jürgen@müller.de',
    'info@xn--mller-kva.de',
    'a@b.io',
    '017612345678@example.com',
    'cleo＠example.com',
  ])('%s', (address) => {
    expect(found(`Write to ${address}. Or`)).toEqual([['email', address]]);
    expect(found(`<${address}>`)).toEqual([['email', address]]);
  });

  test.each(['@cleo', 'a @ b.de', 'cleo@localhost', 'a@@b', '5 @ 3.50', '**@**'])('not %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('in markdown and in addresses of pages', () => {
    expect(found('**cleo@example.com**')).toEqual([['email', 'cleo@example.com']]);
    expect(found('mailto:cleo@example.com?subject=x')).toEqual([['email', 'cleo@example.com']]);
    expect(found('a@example.com,b@example.com;c@example.com').map(([, text]) => text)).toEqual([
      'a@example.com',
      'b@example.com',
      'c@example.com',
    ]);
  });
});

describe('telephone numbers', () => {
  test.each([
    '+49 30 1234567',
    '+49 (0)30 123456-78',
    '+4917612345678',
    '+1 (415) 555-2671',
    '+44 20 7946 0958',
    '0049 30 1234567',
    '030 1234567',
    '030/1234567',
    '(030) 123 45 67',
    '0171-2345678',
    '01712345678',
    '01 23 45 67 89',
    '01.02.03.04.05',
    '020 7946 0958',
    '03-1234-5678',
    '415-555-2671',
    '(415) 555-2671',
    '415.555.2671',
    '1-415-555-2671',
    '٠٣٠ ١٢٣٤٥٦٧',
  ])('%s', (number) => {
    expect(found(`You can reach me at ${number}, after six.`)).toEqual([['phone', number]]);
    expect(found(number)).toEqual([['phone', number]]);
  });

  test.each([
    ['Tel. 1234567', '1234567'],
    ['my phone number is 4155552671', '4155552671'],
    ['Handy: 17612345678', '17612345678'],
    ['Telefon (030) 1234567', '(030) 1234567'],
    ['on 01.02.2026 0171 2345678', '0171 2345678'],
  ])('%s', (text, number) => {
    expect(found(text)).toEqual([['phone', number]]);
  });

  test.each([
    '4155552671',
    '01.02.2026',
    '01/02/26',
    '2026-11-23 09:00:00',
    '01.02.2026 12:30',
    '03.04.2026 - 05.06.2026',
    'order 0171234567',
    'Bestellung Nr. 0171234567',
    'invoice number: 0301234567',
    '#0301234567',
    'AB-0171-234567',
    'ref 0301 234567',
    'https://example.com/orders/0171234567',
    '?id=0171234567',
    '0.123456789 ETH',
    '1.000.000,00 EUR',
    '00340434161094000000',
    '550e8400-e29b-41d4-a716-446655440000',
    '192.168.100.200',
    '01067 Dresden',
    'hotel 1234567',
    '3f0171234567',
    '2 x 415 and 555-2671',
  ])('not %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('what overlaps is what has the check digits', () => {
  expect(found('+4111111111111111')).toEqual([['card', '4111111111111111']]);
  expect(found('DE89370400440532013000 or cleo@example.com or +49 30 1234567')).toEqual([
    ['iban', 'DE89370400440532013000'],
    ['email', 'cleo@example.com'],
    ['phone', '+49 30 1234567'],
  ]);
});

/** Lengths on which anything but linear time would spend minutes. */
test.each([
  '4 ',
  '4111 ',
  '41111111',
  '4111 1111 1111 1111 ',
  '@',
  'a@',
  'a.',
  '@a.',
  'a@a.a.',
  'DE',
  'DE89 ',
  'DE89 3704 ',
  '+',
  '(',
  '+4 ',
  '0 ',
  '030 ',
  '01.02.',
  'order ',
  'order 0',
  '-',
  ' ',
  '1-',
  '415-555-',
  '٤ ',
  '\u00A0',
])('200,000 characters of %j take no more than their length', { timeout: 30_000 }, (part) => {
  expect(findSensitive(part.repeat(Math.ceil(200_000 / part.length)))).toBeDefined();
});
