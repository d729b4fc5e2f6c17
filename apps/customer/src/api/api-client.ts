import type { ApiError, PublicConfig, StartChatRequest, StartChatResponse } from '@liaison/protocol/api';

/** An answer that is no success, or none at all. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  /** Seconds to wait, when the server says so. */
  readonly retryAfter: number | undefined;
  readonly code: ApiError['error']['code'] | 'offline';

  constructor(code: ApiFailure['code'], options: { retryAfter?: number; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.retryAfter = options.retryAfter;
  }
}

/** The server's API, as far as a customer needs it. All calls throw {@link ApiFailure}. */
export function apiClient(fetch: typeof globalThis.fetch) {
  async function call<Answer>(path: string, init?: RequestInit): Promise<Answer> {
    const response = await fetch(path, init).catch((cause: unknown) => {
      throw new ApiFailure('offline', { cause });
    });
    if (response.ok) return (await response.json()) as Answer;
    const body = (await response.json().catch(() => undefined)) as ApiError | undefined;
    const retryAfter = Number(response.headers.get('Retry-After'));
    throw new ApiFailure(body?.error?.code ?? 'internal', retryAfter > 0 ? { retryAfter } : {});
  }

  return {
    config: () => call<PublicConfig>('/api/config'),
    startChat: (request: StartChatRequest) =>
      call<StartChatResponse>('/api/chats', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(request),
      }),
  };
}
export type ApiClient = ReturnType<typeof apiClient>;
