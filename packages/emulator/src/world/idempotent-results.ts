/** Answers of operations that carried a ClientToken: a repeat gets the first answer and changes nothing. */
export class IdempotentResults {
  readonly #results = new Map<string, unknown>();

  /** `scope` names the operation and who asks; without a client token the operation simply runs. */
  run<Result>(scope: string, clientToken: string | undefined, operation: () => Result): Result {
    if (clientToken === undefined || clientToken === '') return operation();
    const key = `${scope} ${clientToken}`;
    if (this.#results.has(key)) return this.#results.get(key) as Result;
    const result = operation();
    this.#results.set(key, result);
    return result;
  }

  has(scope: string, clientToken: string | undefined): boolean {
    return clientToken !== undefined && this.#results.has(`${scope} ${clientToken}`);
  }

  clear(): void {
    this.#results.clear();
  }
}
