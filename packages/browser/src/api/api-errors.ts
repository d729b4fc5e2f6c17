import { DocumentConflict, LiaisonError, type LiaisonErrorName } from '@liaison/core';
import type { ApiErrorCode, VersionedDocument } from '@liaison/protocol/api';

const BY_CODE: Readonly<Record<ApiErrorCode, LiaisonErrorName>> = {
  invalid_request: 'RejectedError',
  unauthorized: 'AccessDeniedError',
  forbidden: 'AccessDeniedError',
  not_found: 'RejectedError',
  conflict: 'ConflictError',
  under_hold: 'RejectedError',
  method_not_allowed: 'RejectedError',
  payload_too_large: 'RejectedError',
  unsupported_media_type: 'RejectedError',
  rate_limited: 'ThrottledError',
  chat_quota_exceeded: 'ThrottledError',
  connect_throttled: 'ThrottledError',
  human_proof_rejected: 'AccessDeniedError',
  participant_token_rejected: 'AccessDeniedError',
  connect_configuration: 'RejectedError',
  connect_unavailable: 'ServiceError',
  connect_timeout: 'TimeoutError',
  notification_rejected: 'AccessDeniedError',
  issuer_unavailable: 'ServiceError',
  database_unavailable: 'ServiceError',
  human_check_unavailable: 'ServiceError',
  sns_unavailable: 'ServiceError',
  internal: 'ServiceError',
};

/**
 * An answer that is no success as an error, by the API's code; by its status when something in between answered. A refused write of a
 * document is a DocumentConflict with the document as it is.
 */
export async function errorFromApi(response: Response): Promise<LiaisonError> {
  const { code, requestId, current } = readError(await response.text().catch(() => ''));
  const cause = { status: response.status, code, requestId };
  if (current !== undefined) return new DocumentConflict(current, { cause });
  const name = (code === undefined ? undefined : BY_CODE[code as ApiErrorCode]) ?? byStatus(response.status);
  return new LiaisonError(name, 'The Liaison server did not do what was asked', { cause });
}

function byStatus(status: number): LiaisonErrorName {
  if (status === 401 || status === 403) return 'AccessDeniedError';
  if (status === 409) return 'ConflictError';
  if (status === 429) return 'ThrottledError';
  return status >= 500 ? 'ServiceError' : 'RejectedError';
}

interface ApiAnswer {
  readonly code?: string;
  readonly requestId?: string;
  readonly current?: VersionedDocument<unknown>;
}

function readError(text: string): ApiAnswer {
  try {
    const { error, current } = JSON.parse(text) as {
      error?: { code?: unknown; requestId?: unknown };
      current?: { version?: unknown };
    };
    return {
      ...(typeof error?.code === 'string' ? { code: error.code } : {}),
      ...(typeof error?.requestId === 'string' ? { requestId: error.requestId } : {}),
      ...(typeof current?.version === 'number' ? { current: current as VersionedDocument<unknown> } : {}),
    };
  } catch {
    return {};
  }
}
