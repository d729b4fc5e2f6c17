import { byId, element, keyedList, setText } from './dom.js';

/** @typedef {(action: () => Promise<unknown>) => void} Act */

/** What each state of a contact is called here, and how it looks. */
const contactStates = {
  queued: { text: 'waiting', tone: 'wait' },
  connecting: { text: 'ringing', tone: 'wait' },
  connected: { text: 'in chat', tone: 'good' },
  ended: { text: 'ended', tone: 'none' },
};

/** @param {string | undefined} since @param {string} now */
function elapsed(since, now) {
  if (!since) return '';
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(since)) / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** @param {string} label @param {string} full @param {() => void} press */
const smallButton = (label, full, press) =>
  element('button', {
    class: 'small',
    text: label,
    attributes: { type: 'button', 'aria-label': full },
    on: { click: press },
  });

/** @param {Element} node @param {string} text @param {string} tone */
function setState(node, text, tone) {
  setText(node, text);
  node.setAttribute('data-tone', tone);
}

/** @param {{ act: Act, call: typeof import('./control-api.js').call }} tools */
export function contactsView({ act, call }) {
  const render = keyedList(byId('contacts'), {
    key: (/** @type {any} */ contact) => contact.contactId,
    create: (first) => {
      const name = first.customerName;
      const title = element('p', { class: 'title' });
      const detail = element('p', { class: 'detail' });
      const state = element('span', { class: 'state' });
      const end = (/** @type {string} */ by) => () =>
        act(() => call('POST', `/contacts/${encodeURIComponent(first.contactId)}/end`, { by }));
      const actions = element('div', { class: 'actions' }, [
        smallButton('Customer leaves', `${name}: customer leaves`, end('customer')),
        smallButton('End', `${name}: end the chat`, end('system')),
      ]);
      const node = element('li', {}, [element('div', {}, [title, detail]), state, actions]);
      return {
        node,
        update: (contact) => {
          const look = contactStates[/** @type {keyof typeof contactStates} */ (contact.state)];
          setText(title, contact.customerName);
          setText(detail, describeContact(contact));
          setState(state, look?.text ?? contact.state, look?.tone ?? 'none');
          node.dataset.state = contact.state;
          actions.hidden = contact.state === 'ended';
        },
      };
    },
  });
  return (/** @type {readonly any[]} */ contacts) => {
    byId('no-contacts').hidden = contacts.length > 0;
    render(contacts.toSorted((a, b) => Number(a.state === 'ended') - Number(b.state === 'ended') || later(a, b)));
  };
}

/** @param {any} a @param {any} b */
const later = (a, b) => Date.parse(b.initiatedAt) - Date.parse(a.initiatedAt);

/** @param {any} contact */
function describeContact(contact) {
  const parts = [
    contact.queue,
    contact.agentName && `with ${contact.agentName}`,
    contact.script && `plays “${contact.script}”`,
    elapsed(contact.initiatedAt, contact.disconnectedAt ?? contact.now),
    `${contact.items} ${contact.items === 1 ? 'item' : 'items'}`,
    contact.endedBy && `ended by ${contact.endedBy}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** @param {{ act: Act, call: typeof import('./control-api.js').call }} tools */
export function agentsView({ act, call }) {
  return keyedList(byId('agents'), {
    key: (/** @type {any} */ agent) => agent.login,
    create: (first) => {
      const detail = element('p', { class: 'detail' });
      const state = element('span', { class: 'state' });
      const options = first.states.map((/** @type {any} */ { name }) =>
        element('option', { text: name, attributes: { value: name } }),
      );
      const select = element('select', { attributes: { 'aria-label': `State of ${first.name}` } }, options);
      select.addEventListener('change', () =>
        act(() => call('PUT', `/agents/${encodeURIComponent(first.login)}/state`, { state: select.value })),
      );
      const who = element('div', {}, [element('p', { class: 'title', text: first.name }), detail]);
      const node = element('li', {}, [who, state, element('label', {}, [select])]);
      return {
        node,
        update: (agent) => {
          const chats = agent.contacts.length === 1 ? '1 chat' : `${agent.contacts.length} chats`;
          const page = agent.online ? 'desktop open' : 'no desktop open';
          const next = agent.nextState ? ` · then ${agent.nextState}` : '';
          setText(detail, `${agent.login} · ${page} · ${chats}${next}`);
          const routable = agent.states.some(
            (/** @type {any} */ { name, type }) => name === agent.state && type === 'routable',
          );
          setState(state, agent.state, routable ? 'good' : 'none');
          if (document.activeElement !== select) select.value = agent.state;
        },
      };
    },
  });
}

/** @param {{ act: Act, call: typeof import('./control-api.js').call }} tools */
export function faultsView({ act, call }) {
  return keyedList(byId('faults'), {
    key: (/** @type {any} */ fault) => fault.id,
    create: (first) => {
      const where = [first.on?.operation, first.on?.agent, first.on?.contactId].filter(Boolean).join(', ');
      const node = element('li', {}, [
        element('div', {}, [
          element('p', { class: 'title', text: first.effect.kind }),
          element('p', { class: 'detail', text: where || 'everywhere' }),
        ]),
        smallButton('Remove', `Remove fault ${first.effect.kind}`, () =>
          act(() => call('DELETE', `/faults/${encodeURIComponent(first.id)}`)),
        ),
      ]);
      return { node, update: () => {} };
    },
  });
}
