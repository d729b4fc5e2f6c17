import { EventContentType, type WireItem } from '@liaison/protocol';
import { touchConversation } from './invite.ts';
import { postItem } from './post-item.ts';
import { liveSegments } from './segments.ts';
import type { AuthenticationSession, Contact } from './state.ts';
import { updateContact } from './update-contact.ts';
import type { World } from './world.ts';
import { WorldError } from './world-error.ts';

const outcomes = {
  succeeded: 'authenticationSucceeded',
  failed: 'authenticationFailed',
  timeout: 'authenticationTimeout',
  expired: 'authenticationExpired',
  cancelled: 'authenticationCancelled',
} as const satisfies Record<string, keyof typeof EventContentType>;
export type AuthenticationOutcome = keyof typeof outcomes;
export const authenticationOutcomes = Object.keys(outcomes) as readonly AuthenticationOutcome[];

/** Streams knows these three; which of them the outcomes without one of their own are is assumed. */
const statuses = {
  succeeded: 'AUTHENTICATED',
  failed: 'FAILED',
  cancelled: 'FAILED',
  timeout: 'TIMEOUT',
  expired: 'TIMEOUT',
} as const satisfies Record<AuthenticationOutcome, string>;

/** The outcome that an event of this type tells. */
export const authenticationOutcome = (contentType: string | undefined): AuthenticationOutcome | undefined =>
  authenticationOutcomes.find((name) => EventContentType[outcomes[name]] === contentType);

/** The flow asks the customer to sign in. The address for it can be had for a minute only. */
export function initiateAuthentication(
  world: World,
  contact: Contact,
  { firstName }: { readonly firstName?: string | undefined } = {},
): AuthenticationSession {
  if (contact.state === 'ended') throw new WorldError('IllegalMove', 'The contact has ended');
  if (contact.authentication !== undefined) throw new WorldError('IllegalMove', 'The customer is being authenticated');
  const session: AuthenticationSession = { id: world.ids.uuid(), ...(firstName !== undefined && { firstName }) };
  contact.authentication = session;
  post(world, contact, 'authenticationInitiated', session);
  const timeOut = () => finishAuthentication(world, contactBeingAuthenticated(world, session.id), 'timeout');
  contact.timers.set('authentication', world.clock.setTimer(world.timing.authenticationStartMs, timeOut));
  return session;
}

/** The customer is about to sign in, and comes back to `redirectUri` when that is done. */
export function beginAuthentication(world: World, contact: Contact, redirectUri: string): AuthenticationSession {
  const { authentication } = contact;
  if (authentication === undefined) throw new WorldError('NoAuthentication', 'Nobody is being authenticated');
  authentication.redirectUri = redirectUri;
  contact.timers.get('authentication')?.();
  const expire = () => finishAuthentication(world, contactBeingAuthenticated(world, authentication.id), 'expired');
  contact.timers.set('authentication', world.clock.setTimer(world.timing.authenticationMs, expire));
  return authentication;
}

/** However it comes out, the session is over. */
export function finishAuthentication(world: World, contact: Contact, outcome: AuthenticationOutcome): WireItem {
  const { authentication } = contact;
  if (authentication === undefined) throw new WorldError('NoAuthentication', 'Nobody is being authenticated');
  contact.timers.get('authentication')?.();
  contact.timers.delete('authentication');
  delete contact.authentication;
  const event = post(world, contact, outcomes[outcome], authentication);
  tellStatus(world, contact, outcome);
  if (outcome === 'succeeded' && authentication.firstName !== undefined)
    rename(world, contact, authentication.firstName);
  return event;
}

/** Agents' pages are told by a segment attribute whether the customer has signed in (Streams 2.28.2, `isAuthenticated`). */
function tellStatus(world: World, contact: Contact, outcome: AuthenticationOutcome): void {
  const told = { 'connect:CustomerAuthentication': { Status: statuses[outcome], AuthenticationMethod: 'CONNECT' } };
  for (const segment of liveSegments(world, contact)) {
    updateContact(world, segment, { segmentAttributes: { ...segment.segmentAttributes, ...told } });
  }
}

/** Who has signed in is called by the first name in the profile (administrator guide, Authenticate Customer). */
function rename(world: World, contact: Contact, firstName: string): void {
  contact.customer.displayName = firstName;
  postItem(world, contact, {
    type: 'EVENT',
    contentType: EventContentType.participantDisplaynameUpdated,
    sender: contact.customer,
    stored: false,
  });
  touchConversation(world, contact);
}

/** The contact whose customer signs in under this session. */
export function contactBeingAuthenticated(world: World, sessionId: string): Contact {
  const contact = [...world.contacts.values()].find(({ authentication }) => authentication?.id === sessionId);
  if (contact === undefined) throw new WorldError('NoAuthentication', 'Nobody is being authenticated');
  return contact;
}

function post(world: World, contact: Contact, name: keyof typeof EventContentType, { id }: AuthenticationSession) {
  return postItem(world, contact, {
    type: 'EVENT',
    contentType: EventContentType[name],
    content: JSON.stringify({ SessionId: id }),
    stored: false,
  });
}
