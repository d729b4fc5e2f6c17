import { z } from 'zod';
import type { Schema } from './made-up.ts';

interface Media {
  readonly schema?: Schema;
}

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export const operationsOf = ({ paths }: OpenApi) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );

export const resolverOf =
  ({ components }: OpenApi) =>
  (reference: string): Schema =>
    components.schemas[reference.split('/').at(-1) ?? ''] ?? {};

/** Judges answers by what the document says of them: `undefined` when an answer is as documented, and else what is not. */
export function judgeOf(document: OpenApi) {
  const text = JSON.stringify(document.components.schemas).replaceAll('#/components/schemas/', '#/$defs/');
  const $defs = JSON.parse(text) as Record<string, unknown>;
  const schemas = new Map<string, z.ZodType>();
  const schemaOf = (key: string, schema: Schema) => {
    const own = JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')) as object;
    const known = schemas.get(key) ?? z.fromJSONSchema({ ...own, $defs } as Parameters<typeof z.fromJSONSchema>[0]);
    schemas.set(key, known);
    return known;
  };
  return (operation: Operation, answer: { status: number; type: string; body: string }): string | undefined => {
    const documented = operation.responses[String(answer.status)];
    if (documented === undefined) return `status ${answer.status} is not documented`;
    if (documented.content === undefined) return answer.body === '' ? undefined : 'a body that is not documented';
    const [type = '', media] = Object.entries(documented.content).find(([name]) => answer.type.startsWith(name)) ?? [];
    if (media === undefined) return `type ${answer.type} is not documented`;
    if (type !== 'application/json' || media.schema === undefined) return undefined;
    const judged = schemaOf(`${operation.operationId} ${answer.status}`, media.schema).safeParse(
      JSON.parse(answer.body),
    );
    return judged.success ? undefined : judged.error.message;
  };
}
