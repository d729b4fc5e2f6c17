/**
 * Every error that adapter, core and UI use, in one table. `retryable`: the same step may succeed later without a change by the agent.
 * The catalogue in `docs/reference/errors.md` explains each name; a test holds both together.
 */
export const LiaisonErrorName = {
  /** No answer from the network, or the connection broke under way. Whether the request took effect is not known. */
  NetworkError: { retryable: true },
  /** A step took longer than its limit. Whether it took effect is not known. */
  TimeoutError: { retryable: true },
  /** The service answered 429. */
  ThrottledError: { retryable: true },
  /** The service answered 5xx. */
  ServiceError: { retryable: true },
  /** The service refused the request as invalid; it will refuse it again. */
  RejectedError: { retryable: false },
  /** The credentials are not (or no longer) accepted for this chat. */
  AccessDeniedError: { retryable: false },
  /** The chat has ended; nothing more can be sent or read. */
  ChatEndedError: { retryable: false },
  /** Nobody is signed in to Amazon Connect in this browser. */
  NotSignedInError: { retryable: true },
  /** The CCP frame did not answer: wrong address, origin not allow-listed, or storage blocked. */
  CcpUnreachableError: { retryable: true },
  /** The agent's session in Amazon Connect is over (signed out, or forced out). */
  SessionExpiredError: { retryable: true },
  /** The contact is not known to Amazon Connect any more. */
  ContactNotFoundError: { retryable: false },
  /** The contact or agent is in a state that does not allow this step. */
  InvalidStateError: { retryable: false },
  /** Somebody has written since the document was read. Nothing was overwritten. */
  ConflictError: { retryable: false },
  /** The file breaks a rule of the instance: its type, its size, or the number of files. Nothing was sent. */
  FileRefusedError: { retryable: false },
  /** The storage did not take the file, or the connection to it broke. Nobody in the chat sees it. */
  UploadError: { retryable: true },
  /** Our own code failed; the cause tells where. */
  InternalError: { retryable: false },
} as const;
export type LiaisonErrorName = keyof typeof LiaisonErrorName;

/** The one error type. The message is safe to show and to log: it never holds tokens, addresses or customer content. */
export class LiaisonError extends Error {
  override readonly name: LiaisonErrorName;
  readonly retryable: boolean;

  constructor(name: LiaisonErrorName, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = name;
    this.retryable = LiaisonErrorName[name].retryable;
  }
}

/** Turns anything thrown into a LiaisonError; what is not known to us becomes an InternalError with its cause. */
export function toLiaisonError(thrown: unknown): LiaisonError {
  if (thrown instanceof LiaisonError) return thrown;
  return new LiaisonError('InternalError', 'Something failed inside Liaison', { cause: thrown });
}
