/** SQLSTATE of an error of either driver, or the system's own code (`ECONNREFUSED`). Source: PostgreSQL manual, appendix A. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether a statement failed for what it was given: classes 22 (data exception) and 23 (integrity constraint). */
export const isDataFailure = (error: unknown): boolean => /^2[23]/.test(codeOf(error));

/** Classes 08 (connection), 53 (resources) and 57P (operator intervention), and what the network says. */
const unavailable = /^(08|53|57P|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)/;

/** pg has no code for these. */
const pgMessages = new Set([
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
]);

/** Whether the database could not be asked, so that the same may succeed later. */
export const isDatabaseUnavailable = (error: unknown): boolean =>
  unavailable.test(codeOf(error)) || (error instanceof Error && pgMessages.has(error.message));
