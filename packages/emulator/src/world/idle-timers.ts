import { EventContentType } from '@liaison/protocol';
import { beginDisconnectFlow, disconnectStepsOf } from './begin-disconnect-flow.ts';
import { endContact } from './end-contact.ts';
import { postEvent, postItem } from './post-item.ts';
import type { Contact, Participant, TimedRole } from './state.ts';
import type { World } from './world.ts';

const roles: readonly TimedRole[] = ['CUSTOMER', 'AGENT'];
const timerNames = ['idle', 'disconnect'] as const;

/** Minutes until somebody who says nothing counts as idle, and until that ends the chat; what is not set never happens. */
export interface IdleSetting {
  readonly role: TimedRole;
  readonly timer: (typeof timerNames)[number];
  readonly minutes?: number;
}

/** Takes effect when an agent or a bot next joins. */
export function setIdleTimers(contact: Contact, settings: readonly IdleSetting[]): void {
  for (const { role, timer, minutes } of settings) {
    const { [timer]: _replaced, ...others } = contact.idleMinutes[role] ?? {};
    contact.idleMinutes[role] = { ...others, ...(minutes !== undefined && { [timer]: minutes }) };
  }
}

/** An agent or a bot has joined: the customer is not alone, and time counts. */
export function startIdleTimers(world: World, joined: Contact): void {
  const contact = customersOwn(world, joined);
  contact.idleInForce = { ...contact.idleMinutes };
  for (const role of roles) if (participantIn(contact, role) !== undefined) restart(world, contact, role);
}

export function stopIdleTimers(contact: Contact): void {
  for (const role of roles) for (const timer of timerNames) cancel(contact, `${timer} ${role}`);
  contact.idleInForce = {};
}

/** Of the contacts of one conversation, the customer's counts. */
const customersOwn = (world: World, contact: Contact): Contact =>
  world.contacts.get(contact.customer.contactId) ?? contact;

/** Somebody has said something: not idle any more. */
export function noteActivity(world: World, sendersOwn: Contact, sender: Participant): void {
  const contact = customersOwn(world, sendersOwn);
  const role = roles.find((timed) => timed === sender.role);
  if (role === undefined) return;
  if (contact.idle.delete(sender.role)) postUnstored(world, contact, 'participantReturned', sender);
  restart(world, contact, role);
}

/** The idle timer runs first, the other one from its end. */
function restart(world: World, contact: Contact, role: TimedRole): void {
  for (const timer of timerNames) cancel(contact, `${timer} ${role}`);
  const { idle, disconnect } = contact.idleInForce[role] ?? {};
  const awaitDisconnect = () =>
    arm(world, contact, {
      name: `disconnect ${role}`,
      minutes: disconnect,
      run: () => disconnectAll(world, contact, role),
    });
  if (idle === undefined) return awaitDisconnect();
  arm(world, contact, {
    name: `idle ${role}`,
    minutes: idle,
    run: () => {
      contact.idle.add(role);
      postUnstored(world, contact, 'participantIdle', participantIn(contact, role));
      awaitDisconnect();
    },
  });
}

/** Everybody but the customer is removed. */
function disconnectAll(world: World, contact: Contact, role: TimedRole): void {
  postUnstored(world, contact, 'participantAutodisconnection', participantIn(contact, role));
  const leavers = contact.participants.filter(({ role: other, state }) => other !== 'CUSTOMER' && state === 'joined');
  const steps = disconnectStepsOf(world, contact);
  const reason = 'IDLE_DISCONNECT';
  if (steps !== undefined) return beginDisconnectFlow(world, contact, { steps, leavers, reason });
  for (const leaver of leavers) postEvent(world, contact, 'participantLeft', leaver);
  endContact(world, contact, { reason });
}

interface Timer {
  readonly name: string;
  readonly minutes: number | undefined;
  readonly run: () => void;
}

function arm(world: World, contact: Contact, { name, minutes, run }: Timer): void {
  if (minutes !== undefined) contact.timers.set(name, world.clock.setTimer(minutes * 60_000, run));
}

function cancel(contact: Contact, name: string): void {
  contact.timers.get(name)?.();
  contact.timers.delete(name);
}

const participantIn = ({ participants }: Contact, role: TimedRole): Participant | undefined =>
  participants.find((participant) => participant.role === role && participant.state === 'joined');

/** Such events are delivered, not kept (administrator guide). */
function postUnstored(world: World, contact: Contact, name: keyof typeof EventContentType, sender?: Participant): void {
  postItem(world, contact, {
    type: 'EVENT',
    contentType: EventContentType[name],
    stored: false,
    ...(sender && { sender }),
  });
}
