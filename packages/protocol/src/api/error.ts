import { z } from 'zod';

/**
 * Every error the HTTP API can answer, with its status. `docs/reference/api-errors.md` explains each; a test holds both together.
 * `retryable` says whether the same request may succeed later without a change by the caller.
 */
export const ApiErrorCode = {
  invalid_request: { status: 400, retryable: false },
  unauthorized: { status: 401, retryable: false },
  forbidden: { status: 403, retryable: false },
  not_found: { status: 404, retryable: false },
  conflict: { status: 409, retryable: false },
  under_hold: { status: 409, retryable: false },
  method_not_allowed: { status: 405, retryable: false },
  payload_too_large: { status: 413, retryable: false },
  unsupported_media_type: { status: 415, retryable: false },
  rate_limited: { status: 429, retryable: true },
  chat_quota_exceeded: { status: 429, retryable: true },
  connect_throttled: { status: 429, retryable: true },
  human_proof_rejected: { status: 403, retryable: false },
  participant_token_rejected: { status: 403, retryable: false },
  connect_configuration: { status: 502, retryable: false },
  connect_unavailable: { status: 502, retryable: true },
  connect_timeout: { status: 504, retryable: true },
  notification_rejected: { status: 403, retryable: false },
  issuer_unavailable: { status: 503, retryable: true },
  database_unavailable: { status: 503, retryable: true },
  human_check_unavailable: { status: 503, retryable: true },
  sns_unavailable: { status: 503, retryable: true },
  internal: { status: 500, retryable: true },
} as const;
export type ApiErrorCode = keyof typeof ApiErrorCode;

/** The body of every answer that is not a success. `field` is a JSON path of the request, `rule` what it has to satisfy. */
export const apiError = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(ApiErrorCode) as [ApiErrorCode, ...ApiErrorCode[]]),
      message: z.string(),
      field: z.string().optional(),
      rule: z.string().optional(),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'ApiError' });
export type ApiError = z.infer<typeof apiError>;
