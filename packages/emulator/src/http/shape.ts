interface Common {
  readonly required?: true;
}
export interface StringField extends Common {
  readonly type: 'string';
  /** Characters. */
  readonly min?: number;
  readonly max?: number;
  readonly enum?: readonly string[];
}
export interface IntegerField extends Common {
  readonly type: 'integer';
  readonly min?: number;
  readonly max?: number;
}
export interface BooleanField extends Common {
  readonly type: 'boolean';
}
export interface ListField extends Common {
  readonly type: 'list';
  readonly min?: number;
  readonly max?: number;
  readonly of: Field;
}
export interface MapField extends Common {
  readonly type: 'map';
  readonly of: Field;
}
export interface StructureField extends Common {
  readonly type: 'structure';
  readonly members: Shape;
}
/** A member of a request as the service model states it. */
export type Field = StringField | IntegerField | BooleanField | ListField | MapField | StructureField;
export type Shape = Readonly<Record<string, Field>>;

type Value<F extends Field> = F extends StringField
  ? string
  : F extends IntegerField
    ? number
    : F extends BooleanField
      ? boolean
      : F extends ListField
        ? Value<F['of']>[]
        : F extends MapField
          ? Record<string, Value<F['of']>>
          : F extends StructureField
            ? Input<F['members']>
            : never;

type Required<S extends Shape> = { [Name in keyof S]: S[Name] extends { required: true } ? Name : never }[keyof S];

/** A request body that satisfies the shape. */
export type Input<S extends Shape> = { [Name in Required<S>]: Value<S[Name]> } & {
  [Name in Exclude<keyof S, Required<S>>]?: Value<S[Name]>;
};

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

function fieldProblem(field: Field, value: unknown, member: string): ShapeProblem | undefined {
  const wrongType = (rule: string): ShapeProblem => ({ member, rule, kind: 'type' });
  switch (field.type) {
    case 'string':
      if (typeof value !== 'string') return wrongType('must be a string');
      if (field.enum !== undefined && !field.enum.includes(value)) {
        return { member, rule: `must be one of ${field.enum.join(', ')}`, kind: 'constraint' };
      }
      return sizeProblem(field, value.length, member, 'characters');
    case 'integer':
      if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType('must be an integer');
      return sizeProblem(field, value, member, '');
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrongType('must be a boolean');
    case 'list': {
      if (!Array.isArray(value)) return wrongType('must be a list');
      const items: unknown[] = value;
      return (
        sizeProblem(field, items.length, member, 'members') ??
        firstProblem(
          items.map((item, index) => [`${member}[${index}]`, item]),
          field.of,
        )
      );
    }
    case 'map':
      if (!isObject(value)) return wrongType('must be a map');
      return firstProblem(
        Object.entries(value).map(([key, item]) => [`${member}.${key}`, item]),
        field.of,
      );
    case 'structure':
      return isObject(value) ? shapeProblem(field.members, value, `${member}.`) : wrongType('must be a structure');
  }
}

function firstProblem(entries: readonly (readonly [string, unknown])[], field: Field): ShapeProblem | undefined {
  for (const [member, value] of entries) {
    const problem = fieldProblem(field, value, member);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function sizeProblem(
  { min, max }: { readonly min?: number; readonly max?: number },
  size: number,
  member: string,
  unit: string,
): ShapeProblem | undefined {
  if (min !== undefined && size < min)
    return { member, rule: `must be at least ${min} ${unit}`.trim(), kind: 'constraint' };
  if (max !== undefined && size > max)
    return { member, rule: `must be at most ${max} ${unit}`.trim(), kind: 'constraint' };
  return undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
