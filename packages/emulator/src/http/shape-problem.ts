import type { Field, Shape } from './shape.ts';

export interface ShapeProblem {
  readonly member: string;
  readonly rule: string;
  readonly kind: 'missing' | 'type' | 'constraint';
}

/** The first thing about `input` that the shape does not allow. A null member counts as absent; unknown ones are ignored. */
export function shapeProblem(
  shape: Shape,
  input: Readonly<Record<string, unknown>>,
  path = '',
): ShapeProblem | undefined {
  for (const [name, field] of Object.entries(shape)) {
    const member = path + name;
    const value = input[name];
    if (value === undefined || value === null) {
      if (field.required) return { member, rule: 'is required', kind: 'missing' };
      continue;
    }
    const problem = fieldProblem(field, value, member);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

type Check<F extends Field> = (field: F, value: unknown, member: string) => ShapeProblem | undefined;

const checks: { readonly [Type in Field['type']]: Check<Extract<Field, { type: Type }>> } = {
  string: (field, value, member) => {
    if (typeof value !== 'string') return wrongType(member, 'a string');
    if (field.enum !== undefined && !field.enum.includes(value)) {
      return { member, rule: `must be one of ${field.enum.join(', ')}`, kind: 'constraint' };
    }
    return sizeProblem(field, value.length, { member, unit: ' characters' });
  },
  integer: (field, value, member) =>
    typeof value === 'number' && Number.isInteger(value)
      ? sizeProblem(field, value, { member, unit: '' })
      : wrongType(member, 'an integer'),
  timestamp: (_field, value, member) =>
    typeof value === 'number' && Number.isFinite(value) ? undefined : wrongType(member, 'a timestamp'),
  boolean: (_field, value, member) => (typeof value === 'boolean' ? undefined : wrongType(member, 'a boolean')),
  list: (field, value, member) => {
    if (!Array.isArray(value)) return wrongType(member, 'a list');
    const members = value.map((item: unknown, index) => [`${member}[${index}]`, item] as const);
    return sizeProblem(field, members.length, { member, unit: ' members' }) ?? firstProblem(members, field.of);
  },
  map: (field, value, member) => {
    if (!isObject(value)) return wrongType(member, 'a map');
    const members = Object.entries(value).map(([key, item]) => [`${member}.${key}`, item] as const);
    return firstProblem(members, field.of);
  },
  structure: (field, value, member) =>
    isObject(value) ? shapeProblem(field.members, value, `${member}.`) : wrongType(member, 'a structure'),
};

function fieldProblem(field: Field, value: unknown, member: string): ShapeProblem | undefined {
  // The check of a field's own type: the table above pairs them, which the compiler cannot follow through the index.
  const check = checks[field.type] as Check<Field>;
  return check(field, value, member);
}

function firstProblem(members: readonly (readonly [string, unknown])[], field: Field): ShapeProblem | undefined {
  for (const [member, value] of members) {
    const problem = fieldProblem(field, value, member);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function sizeProblem(
  { min, max }: { readonly min?: number; readonly max?: number },
  size: number,
  { member, unit }: { readonly member: string; readonly unit: string },
): ShapeProblem | undefined {
  if (min !== undefined && size < min) return { member, rule: `must be at least ${min}${unit}`, kind: 'constraint' };
  if (max !== undefined && size > max) return { member, rule: `must be at most ${max}${unit}`, kind: 'constraint' };
  return undefined;
}

const wrongType = (member: string, type: string): ShapeProblem => ({ member, rule: `must be ${type}`, kind: 'type' });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
