/**
 * @typedef {object} FaultPreset
 * @property {string} title
 * @property {string} about
 * @property {string} path
 * @property {(ms: number) => object} body
 */

const fault = (/** @type {object} */ effect, /** @type {object} */ on) => ({
  path: '/faults',
  body: (/** @type {number} */ forMs) => ({ on, effect, forMs }),
});
const cut = (/** @type {object} */ on) => ({
  path: '/sockets/cut',
  body: (/** @type {number} */ refuseForMs) => ({ on, refuseForMs }),
});

/** Faults worth a click; the control API has more. @type {Readonly<Record<string, FaultPreset>>} */
export const faultPresets = {
  cutAll: {
    title: 'Cut all sockets',
    about: 'Every open socket breaks and new ones are refused. Requests still work.',
    ...cut({}),
  },
  cutAgents: {
    title: 'Cut agents’ sockets',
    about: 'The desktop loses its socket and is refused a new one; customers notice nothing.',
    ...cut({ operation: 'AgentSocket' }),
  },
  cutCustomers: {
    title: 'Cut customers’ sockets',
    about: 'Customers lose their sockets; the desktop notices nothing.',
    ...cut({ operation: 'ParticipantSocket' }),
  },
  loseFrames: {
    title: 'Lose chat frames',
    about: 'Sockets stay open, but what is said does not arrive on them.',
    ...fault({ kind: 'lose-frame' }, {}),
  },
  duplicateFrames: {
    title: 'Deliver chat frames twice',
    about: 'Everything said arrives two times.',
    ...fault({ kind: 'duplicate-frame' }, {}),
  },
  refuseMessages: {
    title: 'Refuse messages (429)',
    about: 'SendMessage answers ThrottlingException.',
    ...fault({ kind: 'error', name: 'ThrottlingException', status: 429 }, { operation: 'SendMessage' }),
  },
  loseAnswers: {
    title: 'Lose answers to messages',
    about: 'SendMessage takes effect, but its answer never arrives: the sender cannot know.',
    ...fault({ kind: 'lose-response' }, { operation: 'SendMessage' }),
  },
  slowMessages: {
    title: 'Slow messages',
    about: 'SendMessage takes three seconds.',
    ...fault({ kind: 'delay', ms: 3000 }, { operation: 'SendMessage' }),
  },
};
