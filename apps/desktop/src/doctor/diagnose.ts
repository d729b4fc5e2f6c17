import type { Facts } from './facts.ts';

const checkNames = [
  'network',
  'server',
  'signIn',
  'storage',
  'libraries',
  'ccpHost',
  'origin',
  'connectSignIn',
  'popup',
  'frame',
  'region',
  'chatService',
  'transcripts',
] as const;
export type CheckName = (typeof checkNames)[number];

/** `waits`: cannot be known before something else is well. */
export type CheckResult = 'bad' | 'good' | 'waits';

const stands = ({ connection }: Facts) => connection === 'connected' || connection === 'interrupted';
const isSilent = ({ connection }: Facts) => connection === 'notSignedIn' || connection === 'connecting';

/** What each check concludes from the facts. Every way in which a start can fail makes another one bad. */
const checks: Readonly<Record<CheckName, (facts: Facts) => CheckResult>> = {
  network: ({ online }) => (online ? 'good' : 'bad'),
  server: ({ serverAnswers }) => (serverAnswers ? 'good' : 'bad'),
  signIn: ({ signInOver }) => (signInOver ? 'bad' : 'good'),
  storage: ({ storage }) => (storage ? 'good' : 'bad'),
  libraries: ({ libraries, connection }) =>
    libraries === 'both' ? 'good' : connection === 'connecting' ? 'waits' : 'bad',
  ccpHost: ({ ccpAnswers }) => (ccpAnswers ? 'good' : 'bad'),
  // A panel that may not be shown here says nothing of whether somebody is signed in.
  origin: (facts) =>
    stands(facts) || facts.originApproved ? 'good' : facts.originApproved === false ? 'bad' : 'waits',
  connectSignIn: (facts) => {
    if (stands(facts)) return 'good';
    if (facts.originApproved === false) return 'waits';
    if (facts.connectionError === 'SessionExpiredError') return 'bad';
    return facts.connection === 'notSignedIn' && facts.signInWindow !== 'opened' ? 'bad' : 'waits';
  },
  popup: ({ signInWindow }) => (signInWindow === 'blocked' ? 'bad' : signInWindow === 'opened' ? 'good' : 'waits'),
  // The host answers and the agent has been at its sign-in page, yet the frame stays silent: it gets no cookies. Where nobody knows whether
  // the origin is approved it may be that, too.
  frame: (facts) => {
    if (stands(facts)) return 'good';
    const isSuspect = isSilent(facts) && facts.ccpAnswers && facts.signInWindow === 'opened';
    return isSuspect && facts.originApproved !== false ? 'bad' : 'waits';
  },
  region: ({ region, agentRegion }) => (agentRegion === undefined ? 'waits' : agentRegion === region ? 'good' : 'bad'),
  chatService: ({ chatServiceAnswers }) => (chatServiceAnswers ? 'good' : 'bad'),
  transcripts: ({ unstoredChats }) => (unstoredChats === 0 ? 'good' : 'bad'),
};

export const diagnose = (facts: Facts): readonly { name: CheckName; result: CheckResult }[] =>
  checkNames.map((name) => ({ name, result: checks[name](facts) }));
