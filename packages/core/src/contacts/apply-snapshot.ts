import type { AgentSnapshot } from '../connect/agent-port.ts';
import type { ContactRecord, ContactState } from './contact-state.ts';

/**
 * The state after a snapshot of the agent: contacts added, changed and removed, those known keep their place and their chat. When the
 * selected contact is gone the one that moved into its place is selected, or the last.
 */
export function applySnapshot(state: ContactState, snapshot: AgentSnapshot): Partial<ContactState> {
  const present = new Set(snapshot.contacts.map(({ contactId }) => contactId));
  const kept = state.order.filter((contactId) => present.has(contactId));
  const known = new Set(kept);
  const order = [
    ...kept,
    ...snapshot.contacts.map(({ contactId }) => contactId).filter((contactId) => !known.has(contactId)),
  ];
  const contacts = Object.fromEntries(
    snapshot.contacts.map((contact): [string, ContactRecord] => [
      contact.contactId,
      { ...state.contacts[contact.contactId], contact },
    ]),
  );
  return { agent: snapshot.agent, contacts, order, ...selection(state, order, known) };
}

function selection(state: ContactState, order: readonly string[], known: ReadonlySet<string>): Partial<ContactState> {
  const { selectedContactId: selected } = state;
  if (selected === undefined || known.has(selected)) return {};
  const before = state.order.slice(0, state.order.indexOf(selected)).filter((contactId) => known.has(contactId));
  const next = order[Math.min(before.length, order.length - 1)];
  return next === undefined ? { selectedContactId: undefined } : { selectedContactId: next };
}
