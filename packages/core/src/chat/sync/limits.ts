/** How long each waiting state may last, in milliseconds, before the session helps itself. */
export const SessionLimits = {
  /** One try to open a channel. */
  open: 30_000,
  /** One page of the transcript. */
  page: 10_000,
  /** Catching up without a page coming through. */
  catchUp: 60_000,
  /** A lost socket that does not come back: a new channel is opened. */
  interrupted: 30_000,
  /** One message or event on its way. */
  send: 15_000,
  /** One read or write of the browser's storage. */
  storage: 5_000,
  /** One request to the transcript store. */
  archive: 20_000,
  /** Credentials refused twice within this time are refused for good. */
  renewal: 60_000,
} as const;

/** Waits between tries, in milliseconds. */
export const Retry = {
  open: { first: 1_000, longest: 30_000 },
  page: { first: 500, longest: 8_000 },
  send: { first: 1_000, longest: 30_000 },
  archive: { first: 5_000, longest: 60_000 },
} as const;

/** So many tries to open a channel, then the agent is asked. */
export const OPEN_ATTEMPTS = 8;

/** GetTranscript's maximum (Participant Service API model 2018-09-07). */
export const PAGE_SIZE = 100;

/** A channel that was live for this long (ms) before it broke starts its backoff anew. */
export const STEADY = 60_000;
