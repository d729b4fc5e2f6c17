import type { Shape } from '../http/shape.ts';
import type { ControlPlaneOperation } from './control-plane-operation.ts';

export interface RequestParts {
  readonly body: Readonly<Record<string, unknown>>;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** The members of a request, wherever they travel. What is written as text but is no text becomes what it stands for. */
export function decodeInput(operation: ControlPlaneOperation, { body, path, query }: RequestParts) {
  const fromQuery = Object.entries(operation.query ?? {}).flatMap(([parameter, member]) => {
    const values = query.getAll(parameter);
    return values.length === 0 ? [] : [[member, decoded(operation.input[member], values)] as const];
  });
  return { ...body, ...Object.fromEntries(fromQuery), ...path };
}

function decoded(field: Shape[string] | undefined, values: readonly string[]): unknown {
  if (field?.type === 'list') return values;
  const [value] = values;
  // A number that cannot be read stays text, which its shape then refuses.
  return field?.type === 'integer' && value !== undefined && /^-?\d+$/.test(value) ? Number(value) : value;
}
