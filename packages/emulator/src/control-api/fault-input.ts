import type { Shape } from '../http/shape.ts';
import { shapeProblem } from '../http/shape-problem.ts';
import type { FaultEffect, FaultInput } from '../faults/fault.ts';

const ms = { type: 'integer', required: true, min: 0 } as const;

/** What each effect needs besides its kind. */
const effectShapes: Readonly<Record<FaultEffect['kind'], Shape>> = {
  error: {
    name: { type: 'string', required: true, min: 1 },
    status: { type: 'integer', required: true, min: 400, max: 599 },
    message: { type: 'string' },
  },
  delay: { ms },
  hold: {},
  'lose-response': {},
  'refuse-socket': {},
  'lose-frame': {},
  'duplicate-frame': {},
  'delay-frame': { ms },
  'reject-attachment': {},
  'miss-as-error': {},
  linger: { ms },
  'delay-end': { ms },
  'token-lifetime': { ms },
  'refuse-origin': {},
  'receipt-to-all': {},
  'shuffle-frames': { size: { type: 'integer', required: true, min: 2, max: 100 } },
};

const selection = {
  operation: { type: 'string', min: 1 },
  agent: { type: 'string', min: 1 },
  contactId: { type: 'string', min: 1 },
} as const satisfies Shape;

const faultShape = {
  on: { type: 'structure', members: selection },
  times: { type: 'integer', min: 1 },
  forMs: { type: 'integer', min: 1 },
  effect: {
    type: 'structure',
    required: true,
    members: { kind: { type: 'string', required: true, enum: Object.keys(effectShapes) } },
  },
} as const satisfies Shape;

/** Answers what is wrong with a fault that somebody asked for, or nothing. */
export function faultProblem(input: Record<string, unknown>): string | undefined {
  const problem =
    shapeProblem(faultShape, input) ??
    shapeProblem(
      effectShapes[(input['effect'] as FaultEffect).kind],
      input['effect'] as Record<string, unknown>,
      'effect.',
    );
  return problem && `${problem.member} ${problem.rule}`;
}

export const asFaultInput = (input: Record<string, unknown>): FaultInput => input as unknown as FaultInput;
