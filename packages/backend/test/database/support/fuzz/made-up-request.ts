import { madeUp, oddities, type Resolve } from './made-up.ts';
import type { Operation } from './openapi.ts';
import type { Random } from './random.ts';

export interface MadeUpRequest {
  readonly url: string;
  readonly init: RequestInit;
  /** Whether a part of the path is such that another route, or none, may be meant. */
  readonly strays: boolean;
}

/** Mostly somebody who may do everything: others do not get far. */
const people = ['ada', 'sue.supervisor', '', '.', 'ada.boss'];
const somebody = (random: Random) => (random.chance(0.7) ? 'root.administrator' : random.pick(people));

/** What the database and Amazon Connect of the test know. */
const known: Readonly<Record<string, string>> = { contactId: 'contact-1', itemId: 'item-1', queueId: 'queue-1' };

const bodies: readonly (string | Uint8Array)[] = [
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '{"a":1}',
  '\u0000',
  new Uint8Array([0xff, 0xfe, 0x00, 0x80]),
  '['.repeat(20_000),
  `{"a":"${'x'.repeat(200_000)}"}`,
  '{"__proto__":{"a":1},"reason":"a reason"}',
];

const types = [
  'application/json',
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  'text/csv',
  'multipart/form-data',
  '',
];

export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

/** A request for an operation: nearly right most of the time, which gets further than nonsense does. */
export function madeUpRequest({ path, method, operation }: Asked, resolve: Resolve, random: Random): MadeUpRequest {
  const oddness = random.pick([0, 0, 0.05, 0.3]);
  const parameters = operation.parameters ?? [];
  const valueOf = (schema = {}) => {
    const value = madeUp(schema, resolve, random, oddness);
    return typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value);
  };
  let strays = false;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value =
      random.chance(0.6) && name in known
        ? (known[name] ?? '')
        : valueOf(parameters.find((each) => each.name === name)?.schema);
    const raw = random.chance(0.1)
      ? random.pick(['%ff', '%00', '..', '', '.', 'a/b', '%2e%2e', '%', 'export'])
      : undefined;
    strays ||= raw !== undefined || /^\.{0,2}$/.test(value);
    return raw ?? encodeURIComponent(value);
  });
  const query = parameters
    .filter(({ in: place, required }) => place === 'query' && (required || random.chance(0.4)))
    .flatMap(({ name, schema }) => Array.from({ length: random.chance(0.1) ? 2 : 1 }, () => [name, valueOf(schema)]))
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&');
  const headers = new Headers();
  if (random.chance(0.9)) headers.set('Authorization', `Bearer ${somebody(random)}`);
  if (parameters.some(({ name }) => name.toLowerCase() === 'if-match') && random.chance(0.9)) {
    headers.set(
      'If-Match',
      random.chance(0.5) ? '"0"' : random.pick(['"1"', '"2"', '*', 'W/"1"', '"999999999"', '"-1"', '""']),
    );
  }
  const body = method === 'GET' ? undefined : bodyOf(operation, resolve, random, oddness);
  if (body !== undefined) headers.set('Content-Type', random.chance(0.9) ? body.type : random.pick(types));
  return {
    url: `http://127.0.0.1${filled}${query === '' ? '' : `?${query}`}`,
    init: { method, headers, ...(body === undefined ? {} : { body: body.content }) },
    strays,
  };
}

function bodyOf(operation: Operation, resolve: Resolve, random: Random, oddness: number) {
  const [type, { schema = {} } = {}] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (type === undefined) return random.chance(0.9) ? undefined : { type: 'application/json', content: '{}' };
  if (random.chance(0.15)) return { type, content: random.pick(bodies) as BodyInit };
  const value = madeUp(schema, resolve, random, oddness);
  if (type === 'text/csv') return { type, content: csv(random) };
  return { type, content: JSON.stringify(random.chance(0.05) ? random.pick(oddities) : value) };
}

const csv = (random: Random) =>
  Array.from({ length: random.below(4) + 1 }, (_unused, line) =>
    line === 0
      ? random.pick(['shortcut,title,text,queueId', 'shortcut,title', '"', ''])
      : random.pick(['hi,Hi,Hello,', '=1+1,"a\nb",x,', 'hi,Hi', '"open', ',,,', 'Ü,ü,ü,ü', '\0,a,b,']),
  ).join('\r\n');
