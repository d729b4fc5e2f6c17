export interface Addresses {
  readonly serverUrl: string;
  readonly emulatorUrl: string;
}

/** What `npm start` prints once all is ready: three addresses and one sentence on what to do. */
export const welcome = ({ serverUrl, emulatorUrl }: Addresses): string => `
  Agent desktop          ${serverUrl}/
  Customer page          ${serverUrl}/customer/
  Local Amazon Connect   ${emulatorUrl}/_emulator/

Sign in to the desktop, set your state to Available, and start a chat from the customer page (or let the control page of the local Amazon Connect play a customer). Ctrl-C stops everything.
`;
