import { UsageError } from './command.ts';

interface Schema<Value> {
  safeParse(input: unknown):
    | { readonly success: true; readonly data: Value }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

/** What was given, as the API would take it. @throws {UsageError} with the first rule that is broken. */
export function checkInput<Value>(schema: Schema<Value>, input: unknown): Value {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UsageError(`${issue?.path.join('.') || 'what was given'}: ${issue?.message}.`);
}
