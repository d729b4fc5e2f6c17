export interface ErrorDescription {
  readonly name: string;
  /** Where it came from, without the error's text. */
  readonly frames: readonly string[];
  /** Id of the request at AWS, for a question to AWS Support. */
  readonly awsRequestId?: string | undefined;
  readonly cause?: ErrorDescription;
}

/** What may be logged of an error: never its text, which can quote the request or a customer. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  return {
    name: error.name,
    frames: framesOf(error),
    awsRequestId: awsRequestIdOf(error),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

function framesOf({ stack = '', message }: Error): string[] {
  const afterText = stack.indexOf(message) + message.length;
  const lines = stack.slice(afterText).split('\n');
  return lines
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 5);
}

function awsRequestIdOf(error: object): string | undefined {
  if (!('$metadata' in error) || typeof error.$metadata !== 'object' || error.$metadata === null) return undefined;
  const { requestId } = error.$metadata as { requestId?: unknown };
  return typeof requestId === 'string' ? requestId : undefined;
}
