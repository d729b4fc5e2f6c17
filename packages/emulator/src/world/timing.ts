/** How long things take in this instance, in milliseconds. */
export interface WorldTiming {
  /** The agent's time to accept (20 s in Amazon Connect). */
  readonly acceptWindowMs: number;
  /** The customer's time to connect after StartChatContact (5 min in Amazon Connect). */
  readonly customerConnectMs: number;
  /** Until a contact may come back to an agent who let it pass and has cleared it. Assumed. */
  readonly reofferMs: number;
  /** Until a chat is connected by itself to an agent who is set up so. Assumed. */
  readonly autoAcceptMs: number;
  /** From an attachment's arrival to the scanner's verdict. */
  readonly attachmentScanMs: number;
  /** The customer's time to ask for the address to sign in at (1 min in Amazon Connect). */
  readonly authenticationStartMs: number;
  /** The customer's time to sign in from then on. Assumed. */
  readonly authenticationMs: number;
}

export const defaultTiming: WorldTiming = {
  acceptWindowMs: 20_000,
  customerConnectMs: 300_000,
  reofferMs: 2_000,
  autoAcceptMs: 1_000,
  attachmentScanMs: 1_000,
  authenticationStartMs: 60_000,
  authenticationMs: 900_000,
};
