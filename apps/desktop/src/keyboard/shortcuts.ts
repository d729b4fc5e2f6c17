import { defineMessages } from 'react-intl';

/** Everything that a key can do, in the order of the help sheet. */
export const actionNames = [
  'palette',
  'help',
  'settings',
  'search',
  'answerNext',
  'nextContact',
  'previousContact',
  'accept',
  'reject',
  'message',
  'note',
  'transfer',
  'finish',
  'agentState',
  'details',
  'ccp',
  'doctor',
] as const;
export type ActionName = (typeof actionNames)[number];

/** In tinykeys' notation: `$mod` is Ctrl, or Cmd on Apple's systems; letters by their place on the keyboard. */
export type Keys = Readonly<Record<ActionName, string>>;

export const defaultKeys: Keys = {
  palette: '$mod+KeyK',
  help: 'Shift+?',
  settings: '$mod+Comma',
  search: 'Alt+KeyF',
  answerNext: 'Alt+KeyN',
  nextContact: 'Alt+ArrowDown',
  previousContact: 'Alt+ArrowUp',
  accept: 'Alt+KeyA',
  reject: 'Alt+KeyR',
  message: 'Alt+KeyM',
  note: 'Alt+KeyO',
  transfer: 'Alt+KeyT',
  finish: 'Alt+KeyE',
  agentState: 'Alt+KeyS',
  details: 'Alt+KeyI',
  ccp: 'Alt+KeyP',
  doctor: 'Alt+KeyD',
};

export const actionTitles = defineMessages({
  palette: { id: 'action.palette', defaultMessage: 'Find an action or a contact' },
  help: { id: 'action.help', defaultMessage: 'Show the keyboard shortcuts' },
  settings: { id: 'action.settings', defaultMessage: 'Open the settings' },
  search: { id: 'action.search', defaultMessage: 'Search past conversations' },
  answerNext: { id: 'action.answerNext', defaultMessage: 'Answer who has waited longest' },
  nextContact: { id: 'action.nextContact', defaultMessage: 'Next contact' },
  previousContact: { id: 'action.previousContact', defaultMessage: 'Previous contact' },
  accept: { id: 'action.accept', defaultMessage: 'Accept the incoming chat' },
  reject: { id: 'action.reject', defaultMessage: 'Reject the incoming chat' },
  message: { id: 'action.message', defaultMessage: 'Write a message' },
  note: { id: 'action.note', defaultMessage: 'Write a private note' },
  transfer: { id: 'action.transfer', defaultMessage: 'Transfer the chat or bring somebody in' },
  finish: { id: 'action.finish', defaultMessage: 'End the chat, or close the contact' },
  agentState: { id: 'action.agentState', defaultMessage: 'Change your state' },
  details: { id: 'action.details', defaultMessage: 'Show or hide the contact’s details' },
  ccp: { id: 'action.ccp', defaultMessage: 'Open or close the CCP' },
  doctor: { id: 'action.doctor', defaultMessage: 'Look whether everything is well' },
});
