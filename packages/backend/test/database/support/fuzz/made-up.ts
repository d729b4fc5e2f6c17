import type { Random } from './random.ts';

/** As much of JSON Schema as the OpenAPI document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
}

export type Resolve = (reference: string) => Schema;

const texts = [
  'contact-1',
  'item-1',
  'a reason',
  '"0"',
  '"1"',
  '1',
  '500',
  '2026-11-23T09:00:00Z',
  '2026-11-23T09:00:00.000+01:00',
  'default',
  'start',
  'text/plain',
  'hello',
  'Größe',
  '6f1c1d0e-0000-4000-8000-000000000001',
  'https://example.com/',
];

/** Members of chat items among them, for what is uploaded. */
const memberNames = [
  'Id',
  'Type',
  'AbsoluteTime',
  'Content',
  'ContactId',
  'Attachments',
  'MessageMetadata',
  'constructor',
  'm',
];

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

/** What nobody expects. */
export const oddities: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e\u0007\ufeff',
  '💥'.repeat(200),
  "'; drop table item; --",
  '%s%n${7*7}{{7*7}}',
  '<script>alert(1)</script>',
  '../../../etc/passwd',
  'x'.repeat(5000),
  '9'.repeat(400),
  '0000-00-00T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  'toString',
  [],
  {},
  [[]],
  { __proto__: 1, constructor: { prototype: 1 } },
  deep(500),
  Array.from({ length: 1500 }, () => 1),
];

/** A value that the schema describes, or mostly. */
export function madeUp(schema: Schema, resolve: Resolve, random: Random, oddness: number): unknown {
  if (random.chance(oddness)) return random.pick(oddities);
  const make = (inner: Schema) => madeUp(inner, resolve, random, oddness);
  if (schema.$ref !== undefined) return make(resolve(schema.$ref));
  if (schema.enum !== undefined) return random.pick(schema.enum);
  if ('const' in schema) return schema.const;
  if (schema.anyOf !== undefined) return make(random.pick(schema.anyOf));
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map(make));
  const type = typeof schema.type === 'object' ? random.pick(schema.type) : schema.type;
  switch (type) {
    case 'object':
      return madeUpObject(schema, make, random);
    case 'array':
      return Array.from({ length: random.below(4) }, () => make(schema.items ?? {}));
    case 'string':
      return madeUpText(schema, random);
    case 'integer':
    case 'number':
      return (schema.minimum ?? 0) + random.below(20);
    case 'boolean':
      return random.chance(0.5);
    default:
      return random.pick([...texts, ...oddities]);
  }
}

function madeUpObject(schema: Schema, make: (inner: Schema) => unknown, random: Random): object {
  const known = Object.entries(schema.properties ?? {})
    .filter(([name]) => schema.required?.includes(name) || random.chance(0.5))
    .map(([name, member]) => [name, make(member)] as const);
  const further =
    typeof schema.additionalProperties === 'object'
      ? Array.from(
          { length: random.below(8) },
          () => [random.pick(memberNames), make(schema.additionalProperties as Schema)] as const,
        )
      : [];
  return Object.fromEntries([...known, ...further]);
}

function madeUpText({ pattern, minLength = 0 }: Schema, random: Random): string {
  const fits = texts.filter(
    (text) => text.length >= minLength && (pattern === undefined || new RegExp(pattern, 'u').test(text)),
  );
  return random.pick(fits.length > 0 ? fits : texts);
}
