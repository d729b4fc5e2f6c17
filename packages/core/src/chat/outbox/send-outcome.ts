import type { LiaisonErrorName } from '../../platform/errors.ts';

/**
 * S4: what a failed send means. `uncertain`: it may have arrived; again with the same token. `again`: not now. `askSession`: the session
 * finds out whether the chat is over or the credentials are. `refused`: never; the agent decides.
 */
export type SendOutcome = 'uncertain' | 'again' | 'askSession' | 'refused';

export const sendOutcome: Readonly<Record<LiaisonErrorName, SendOutcome>> = {
  NetworkError: 'uncertain',
  TimeoutError: 'uncertain',
  ThrottledError: 'again',
  ServiceError: 'again',
  RejectedError: 'refused',
  AccessDeniedError: 'askSession',
  ChatEndedError: 'askSession',
  NotSignedInError: 'askSession',
  CcpUnreachableError: 'uncertain',
  SessionExpiredError: 'askSession',
  ContactNotFoundError: 'askSession',
  InvalidStateError: 'refused',
  ConflictError: 'refused',
  FileRefusedError: 'refused',
  UploadError: 'refused',
  InternalError: 'refused',
};
