/** A step that could not be done. The message is the one sentence that the user sees. */
export class StepError extends Error {
  /** @override */
  name = 'StepError';
}
