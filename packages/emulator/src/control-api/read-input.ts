import type { Context } from 'hono';
import { readJsonObject } from '../http/read-json.ts';
import type { Input, Shape } from '../http/shape.ts';
import { shapeProblem } from '../http/shape-problem.ts';
import { ControlError } from './control-error.ts';

/** The request's body, once it satisfies the shape. */
export async function readInput<const S extends Shape>(context: Context, shape: S): Promise<Input<S>> {
  const input = await readJsonObject(context);
  const problem = input && shapeProblem(shape, input);
  if (input === undefined || problem !== undefined) {
    const message = problem === undefined ? 'The body must be a JSON object' : `${problem.member} ${problem.rule}`;
    throw new ControlError('InvalidRequest', 400, message);
  }
  return input as Input<S>;
}
