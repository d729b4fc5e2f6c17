import { createContactStore, LiaisonError } from '@liaison/core';
import { agentSnapshot, contactSnapshot, FakeClock, textItem } from '@liaison/core/testing';
import { describe, expect, test } from 'vitest';
import { adviceFor } from '../src/doctor/check-texts.ts';
import { type CheckName, diagnose } from '../src/doctor/diagnose.ts';
import { diagnosticFile } from '../src/doctor/diagnostic-file.ts';
import type { Facts } from '../src/doctor/facts.ts';

const well: Facts = {
  origin: 'https://desk.example',
  ccpHost: 'https://acme.my.connect.aws',
  region: 'eu-central-1',
  agentRegion: 'eu-central-1',
  online: true,
  serverAnswers: true,
  ccpAnswers: true,
  chatServiceAnswers: true,
  storage: true,
  libraries: 'both',
  originApproved: true,
  wasSignedIn: true,
  signInOver: false,
  unstoredChats: 0,
  connection: 'connected',
  signInWindow: 'none',
};
const { agentRegion: _unknown, ...known } = well;
const nobody: Facts = { ...known, wasSignedIn: false };
const silent: Facts = { ...nobody, connection: 'notSignedIn' };

const { originApproved: _notKnown, ...unasked } = silent;

const bad = (facts: Facts) => diagnose(facts).flatMap(({ name, result }) => (result === 'bad' ? [name] : []));

describe('the doctor', () => {
  test('finds nothing where all is well', () => {
    expect(bad(well)).toEqual([]);
    expect(bad({ ...well, connection: 'interrupted' })).toEqual([]);
  });

  test.each<[string, Facts, string[]]>([
    ['no network', { ...well, online: false }, ['network']],
    ['a server that is away', { ...well, serverAnswers: false }, ['server']],
    ['a sign-in that is over', { ...well, signInOver: true }, ['signIn']],
    ['blocked storage', { ...well, storage: false }, ['storage']],
    [
      'libraries that did not load',
      { ...nobody, libraries: 'none', connection: 'failed', connectionError: 'InternalError' },
      ['libraries'],
    ],
    [
      'an instance that cannot be reached',
      { ...nobody, ccpAnswers: false, connection: 'failed', connectionError: 'CcpUnreachableError' },
      ['ccpHost'],
    ],
    ['a store that takes nothing', { ...well, unstoredChats: 2, storeFailure: 'ServiceError' }, ['transcripts']],
    ['nobody signed in', silent, ['connectSignIn']],
    [
      'an expired session',
      { ...nobody, connection: 'failed', connectionError: 'SessionExpiredError' },
      ['connectSignIn'],
    ],
    ['a blocked window', { ...silent, signInWindow: 'blocked' }, ['connectSignIn', 'popup']],
    ['an origin that is not approved', { ...silent, originApproved: false }, ['origin']],
    ['blocked cookies', { ...silent, signInWindow: 'opened' }, ['frame']],
    ['one of the two where nobody knows the approved origins', { ...unasked, signInWindow: 'opened' }, ['frame']],
    ['the wrong region', { ...well, agentRegion: 'us-west-2' }, ['region']],
    ['a chat service that cannot be reached', { ...well, chatServiceAnswers: false }, ['chatService']],
  ])('tells %s', (_name, facts, names) => {
    expect(bad(facts)).toEqual(names);
  });
});

test.each<[string, CheckName, Facts, string]>([
  ['missing ChatJS', 'libraries', { ...silent, libraries: 'streams' }, 'ChatJS is missing'],
  ['both libraries missing', 'libraries', { ...silent, libraries: 'none' }, 'Streams or ChatJS'],
  ['blocked cookies', 'frame', silent, 'third-party cookies'],
  ['origin or cookies', 'frame', unasked, 'Either'],
  ['a session that is over', 'connectSignIn', { ...silent, wasSignedIn: true }, 'session in Amazon Connect is over'],
  ['a first sign-in', 'connectSignIn', silent, 'Nobody is signed in'],
])('the advice tells %s', (_name, check, facts, words) => {
  expect(adviceFor(check, facts).defaultMessage).toContain(words);
});

test('the diagnostic file has no secret and nothing of a customer, wherever it stands', () => {
  const clock = new FakeClock();
  const store = createContactStore({ clock });
  const actions = store.getState();
  const contact = contactSnapshot({
    contactId: 'c1',
    customerName: 'PLANTED-name',
    queueName: 'PLANTED-queue',
    attributes: { 'PLANTED-key': 'PLANTED-value' },
  });
  actions.applySnapshot(agentSnapshot([contact], { name: 'PLANTED-agent', username: 'PLANTED-login' }));
  actions.openChat('c1');
  actions.addChatMessage('c1', textItem({ id: 'm1', content: 'PLANTED-message' }));
  const error = new LiaisonError('AccessDeniedError', 'PLANTED-text', { cause: { token: 'PLANTED-token' } });
  actions.setChatState('c1', { name: 'failed', error });
  actions.setPending('c1', { step: 'ending', failure: { name: 'TimeoutError', message: 'PLANTED-failure' } });

  const file = diagnosticFile({ facts: well, state: store.getState(), userAgent: 'Browser 1', now: clock.now() });
  expect(file).not.toContain('PLANTED');
  expect(JSON.parse(file)).toMatchObject({
    contacts: [
      {
        contactId: 'c1',
        phase: 'connected',
        session: 'failed',
        sessionError: 'AccessDeniedError',
        stepFailure: 'TimeoutError',
      },
    ],
    checks: { network: 'good', region: 'good' },
  });
});
