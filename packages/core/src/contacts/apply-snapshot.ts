import type { AgentSnapshot, ContactSnapshot } from '../connect/agent-port.ts';
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
    snapshot.contacts.map((contact) => [contact.contactId, recordOf(state.contacts[contact.contactId], contact)]),
  );
  return { agent: snapshot.agent, contacts, order, ...selection(state, order, known) };
}

/** The same record while the contact is the same: every snapshot brings new objects, most with nothing new in them. */
function recordOf(known: ContactRecord | undefined, contact: ContactSnapshot): ContactRecord {
  return known && isSame(known.contact, contact) ? known : { ...known, contact };
}

function isSame(a: ContactSnapshot, b: ContactSnapshot): boolean {
  const { attributes: ofA, references: refsA = {}, participants: inA, ...restA } = a;
  const { attributes: ofB, references: refsB = {}, participants: inB, ...restB } = b;
  return (
    areEqual(restA, restB) &&
    areEqual(ofA, ofB) &&
    areEqual(refsA, refsB) &&
    inA.length === inB.length &&
    inA.every((participant, index) => areEqual(participant, inB[index] ?? {}))
  );
}

function areEqual(a: object, b: object): boolean {
  const values = new Map(Object.entries(b));
  const entries = Object.entries(a);
  return (
    entries.length === values.size && entries.every(([name, value]) => values.has(name) && values.get(name) === value)
  );
}

function selection(state: ContactState, order: readonly string[], known: ReadonlySet<string>): Partial<ContactState> {
  const { selectedContactId: selected } = state;
  if (selected === undefined || known.has(selected)) return {};
  const before = state.order.slice(0, state.order.indexOf(selected)).filter((contactId) => known.has(contactId));
  const next = order[Math.min(before.length, order.length - 1)];
  return next === undefined ? { selectedContactId: undefined } : { selectedContactId: next };
}
