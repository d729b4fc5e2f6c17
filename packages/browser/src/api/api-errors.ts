import { LiaisonError, type LiaisonErrorName } from '@liaison/core';
import type { ApiErrorCode } from '@liaison/protocol/api';

const BY_CODE: Readonly<Record<ApiErrorCode, LiaisonErrorName>> = {
  invalid_request: 'RejectedError',
  unauthorized: 'AccessDeniedError',
  forbidden: 'AccessDeniedError',
  not_found: 'RejectedError',
  conflict: 'InvalidStateError',
  method_not_allowed: 'RejectedError',
  payload_too_large: 'RejectedError',
  unsupported_media_type: 'RejectedError',
  rate_limited: 'ThrottledError',
  chat_quota_exceeded: 'ThrottledError',
  connect_throttled: 'ThrottledError',
  participant_token_rejected: 'AccessDeniedError',
  connect_configuration: 'RejectedError',
  connect_unavailable: 'ServiceError',
  connect_timeout: 'TimeoutError',
  notification_rejected: 'AccessDeniedError',
  issuer_unavailable: 'ServiceError',
  database_unavailable: 'ServiceError',
  sns_unavailable: 'ServiceError',
  internal: 'ServiceError',
};

/** An answer that is no success as an error, by the API's code; by its status when something in between answered. */
export async function errorFromApi(response: Response): Promise<LiaisonError> {
  const { code, requestId } = readError(await response.text().catch(() => ''));
  const name = (code === undefined ? undefined : BY_CODE[code as ApiErrorCode]) ?? byStatus(response.status);
  return new LiaisonError(name, 'The Liaison server did not do what was asked', {
    cause: { status: response.status, code, requestId },
  });
}

function byStatus(status: number): LiaisonErrorName {
  if (status === 401 || status === 403) return 'AccessDeniedError';
  if (status === 429) return 'ThrottledError';
  return status >= 500 ? 'ServiceError' : 'RejectedError';
}

function readError(text: string): { code?: string; requestId?: string } {
  try {
    const { error } = JSON.parse(text) as { error?: { code?: unknown; requestId?: unknown } };
    return {
      ...(typeof error?.code === 'string' ? { code: error.code } : {}),
      ...(typeof error?.requestId === 'string' ? { requestId: error.requestId } : {}),
    };
  } catch {
    return {};
  }
}
