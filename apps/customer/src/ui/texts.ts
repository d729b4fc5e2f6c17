import { ApiFailure } from '../api/api-client.ts';

/** What to tell a customer whose chat did not start, and what they can do. */
export function startFailureText(error: unknown): string {
  if (!(error instanceof ApiFailure)) return 'Something went wrong on our side. Please try again.';
  switch (error.code) {
    case 'offline':
      return 'We cannot reach the chat right now. Check your connection and try again.';
    case 'rate_limited':
    case 'chat_quota_exceeded':
    case 'connect_throttled':
      return error.retryAfter === undefined
        ? 'Many people are writing to us right now. Please try again in a moment.'
        : `Many people are writing to us right now. Please try again in ${error.retryAfter} seconds.`;
    case 'human_proof_rejected':
      return 'We could not confirm that you are a person. Please do the check again.';
    case 'human_check_unavailable':
      return 'The check that you are a person does not answer right now. Please try again in a moment.';
    case 'invalid_request':
      return 'We could not use what you entered. Please check your name and message.';
    default:
      return 'Something went wrong on our side. Please try again.';
  }
}
