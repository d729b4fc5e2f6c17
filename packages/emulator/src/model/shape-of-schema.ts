import { NormalizedSchema } from '@smithy/core/schema';
import type { Field, Shape } from '../http/shape.ts';
import type { Constraint, Constraints } from './constraint.ts';

/** A schema as the SDK's clients export them. */
export type Schema = Parameters<typeof NormalizedSchema.of>[0];

/**
 * The shape of a request: members, types and what is required from the SDK's schema, limits from the service model.
 * Throws when a limit names a member that the schema does not have, so that the two cannot drift apart.
 */
export function shapeOfSchema(schema: Schema, constraints: Constraints): Shape {
  const structure = NormalizedSchema.of(schema);
  const members = [...structure.structIterator()];
  const unknown = Object.keys(constraints).find((name) => !members.some(([member]) => member === name));
  if (unknown !== undefined) throw new Error(`${structure.getName()} has no member ${unknown}`);
  const required = requiredCount(structure);
  return Object.fromEntries(
    members.map(([name, member], index) => {
      const constraint = constraints[name] ?? {};
      const isRequired = index < required || constraint.required === true;
      return [name, { ...fieldOf(member, constraint), ...(isRequired && { required: true as const }) }];
    }),
  );
}

/** The SDK lists required members first and says how many there are in the last place of the structure's tuple. */
function requiredCount(structure: NormalizedSchema): number {
  const tuple = structure.getSchema() as unknown as readonly unknown[];
  return typeof tuple[6] === 'number' ? tuple[6] : 0;
}

function fieldOf(schema: NormalizedSchema, constraint: Constraint): Field {
  const { min, max } = constraint;
  const size = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  if (schema.isStringSchema()) return { type: 'string', ...size, ...(constraint.enum && { enum: constraint.enum }) };
  if (schema.isNumericSchema()) return { type: 'integer', ...size };
  if (schema.isBooleanSchema()) return { type: 'boolean' };
  if (schema.isListSchema())
    return { type: 'list', ...size, of: fieldOf(schema.getValueSchema(), constraint.of ?? {}) };
  if (schema.isMapSchema()) return { type: 'map', of: fieldOf(schema.getValueSchema(), constraint.of ?? {}) };
  if (schema.isStructSchema()) return { type: 'structure', members: shapeOfSchema(schema, constraint.members ?? {}) };
  throw new Error(`${schema.getName()} is of a kind that requests of this service do not have`);
}
