import { defineMessages, type MessageDescriptor } from 'react-intl';
import type { CheckName } from './diagnose.ts';
import type { Facts } from './facts.ts';

export const checkTitles = defineMessages({
  network: { id: 'doctor.network', defaultMessage: 'Network' },
  server: { id: 'doctor.server', defaultMessage: 'Liaison’s server' },
  signIn: { id: 'doctor.signIn', defaultMessage: 'Your sign-in' },
  storage: { id: 'doctor.storage', defaultMessage: 'Storage in this browser' },
  libraries: { id: 'doctor.libraries', defaultMessage: 'Libraries of Amazon Connect' },
  ccpHost: { id: 'doctor.ccpHost', defaultMessage: 'Amazon Connect instance' },
  origin: { id: 'doctor.origin', defaultMessage: 'Approved origin' },
  connectSignIn: { id: 'doctor.connectSignIn', defaultMessage: 'Sign-in to Amazon Connect' },
  popup: { id: 'doctor.popup', defaultMessage: 'Sign-in window' },
  frame: { id: 'doctor.frame', defaultMessage: 'Panel of Amazon Connect in this page' },
  region: { id: 'doctor.region', defaultMessage: 'Region' },
  chatService: { id: 'doctor.chatService', defaultMessage: 'Chat service' },
  transcripts: { id: 'doctor.transcripts', defaultMessage: 'Storing of conversations' },
});

/** What to do when a check is bad. Values: the facts. */
const checkAdvice: Readonly<Record<CheckName, MessageDescriptor>> = defineMessages({
  network: { id: 'doctor.networkAdvice', defaultMessage: 'This computer is offline. Check its connection.' },
  server: {
    id: 'doctor.serverAdvice',
    defaultMessage: 'The server behind this page does not answer. Try again in a minute, then tell your administrator.',
  },
  signIn: {
    id: 'doctor.signInAdvice',
    defaultMessage: 'Your sign-in is over. Sign in again from the notice at the top.',
  },
  storage: {
    id: 'doctor.storageAdvice',
    defaultMessage:
      'The browser lets this page keep nothing, so drafts and unsent messages do not survive a reload. Allow cookies and site data for {origin}.',
  },
  libraries: {
    id: 'doctor.librariesAdvice',
    defaultMessage:
      'Streams or ChatJS could not be loaded. Reload the page; if it stays so, an extension or a proxy blocks scripts of {origin}.',
  },
  ccpHost: {
    id: 'doctor.ccpHostAdvice',
    defaultMessage:
      '{ccpHost} cannot be reached. Check the address of the instance in the server’s settings, and that your network allows it.',
  },
  origin: {
    id: 'doctor.originAdvice',
    defaultMessage:
      '{origin} is not among the approved origins of the instance, so the browser shows nothing of {ccpHost} here. An administrator adds it in the Amazon Connect console, Approved origins.',
  },
  connectSignIn: {
    id: 'doctor.connectSignInAdvice',
    defaultMessage: 'Nobody is signed in to Amazon Connect in this browser. Open the sign-in page.',
  },
  popup: {
    id: 'doctor.popupAdvice',
    defaultMessage:
      'The browser blocked the sign-in window. Allow pop-ups for {origin}, or open {ccpHost} in another tab and sign in there.',
  },
  frame: {
    id: 'doctor.frameAdvice',
    defaultMessage:
      'You have been at the sign-in page, but the panel stays silent here. Either {origin} is not among the approved origins of the instance (Amazon Connect console, Approved origins), or the browser blocks cookies of {ccpHost} inside other pages (third-party cookies). If {ccpHost} works in a tab of its own, it is one of the two.',
  },
  region: {
    id: 'doctor.regionAdvice',
    defaultMessage:
      'The server’s settings say {region}, but the instance is in {agentRegion}. Chats cannot connect until the setting is corrected.',
  },
  chatService: {
    id: 'doctor.chatServiceAdvice',
    defaultMessage: 'The chat service of {region} cannot be reached. Check that your network allows it.',
  },
  transcripts: {
    id: 'doctor.transcriptsAdvice',
    defaultMessage:
      '{unstoredChats, plural, one {# conversation is} other {# conversations are}} not stored completely yet ({storeFailure}). This page goes on trying for 15 minutes after the end of a chat: leave it open, and tell your administrator.',
  },
});

const closerAdvice: Readonly<Record<'chatJs' | 'cookies' | 'sessionOver', MessageDescriptor>> = defineMessages({
  chatJs: {
    id: 'doctor.chatJsAdvice',
    defaultMessage:
      'ChatJS is missing, Streams is there. Reload the page; if it stays so, an extension or a proxy blocks scripts of {origin}.',
  },
  cookies: {
    id: 'doctor.cookiesAdvice',
    defaultMessage:
      'You have been at the sign-in page and the origin is approved, but the panel stays silent here: the browser blocks cookies of {ccpHost} inside other pages (third-party cookies). Allow them for {ccpHost}.',
  },
  sessionOver: {
    id: 'doctor.sessionOverAdvice',
    defaultMessage:
      'Your session in Amazon Connect is over: it was ended elsewhere, ran out, or nothing was done for too long. Open the sign-in page.',
  },
});

/** What to do about a bad check, as closely as the facts allow. */
export function adviceFor(name: CheckName, facts: Facts): MessageDescriptor {
  if (name === 'libraries' && facts.libraries === 'streams') return closerAdvice.chatJs;
  if (name === 'frame' && facts.originApproved === true) return closerAdvice.cookies;
  const isOver = facts.wasSignedIn || facts.connectionError === 'SessionExpiredError';
  if (name === 'connectSignIn' && isOver) return closerAdvice.sessionOver;
  return checkAdvice[name];
}
