import { describe, expect, it } from 'vitest';
import type { Shape } from '../../src/http/shape.ts';
import { shapeProblem } from '../../src/http/shape-problem.ts';

const shape = {
  name: { type: 'string', required: true, min: 1, max: 3 },
  mode: { type: 'string', enum: ['A', 'B'] },
  count: { type: 'integer', min: 0, max: 100 },
  live: { type: 'boolean' },
  tags: { type: 'list', min: 1, max: 2, of: { type: 'string', max: 2 } },
  attributes: { type: 'map', of: { type: 'string' } },
  inner: { type: 'structure', members: { id: { type: 'string', required: true } } },
} as const satisfies Shape;

describe('shapeProblem', () => {
  it.each([
    [{ name: 'abc' }],
    [{ name: 'a', mode: 'B', count: 100, live: false, tags: ['x'], attributes: { k: '' }, inner: { id: '' } }],
    [{ name: 'a', unknown: 1 }],
    [{ name: 'a', count: null }],
  ])('allows %j', (input) => {
    expect(shapeProblem(shape, input)).toBeUndefined();
  });

  it.each([
    [{}, 'name', 'missing'],
    [{ name: null }, 'name', 'missing'],
    [{ name: '' }, 'name', 'constraint'],
    [{ name: 'abcd' }, 'name', 'constraint'],
    [{ name: 5 }, 'name', 'type'],
    [{ name: 'a', mode: 'C' }, 'mode', 'constraint'],
    [{ name: 'a', count: 101 }, 'count', 'constraint'],
    [{ name: 'a', count: -1 }, 'count', 'constraint'],
    [{ name: 'a', count: 1.5 }, 'count', 'type'],
    [{ name: 'a', live: 'yes' }, 'live', 'type'],
    [{ name: 'a', tags: [] }, 'tags', 'constraint'],
    [{ name: 'a', tags: ['x', 'y', 'z'] }, 'tags', 'constraint'],
    [{ name: 'a', tags: ['x', 'long'] }, 'tags[1]', 'constraint'],
    [{ name: 'a', tags: 'x' }, 'tags', 'type'],
    [{ name: 'a', attributes: { k: 1 } }, 'attributes.k', 'type'],
    [{ name: 'a', attributes: ['k'] }, 'attributes', 'type'],
    [{ name: 'a', inner: {} }, 'inner.id', 'missing'],
    [{ name: 'a', inner: 'id' }, 'inner', 'type'],
  ])('refuses %j for %s (%s)', (input, member, kind) => {
    expect(shapeProblem(shape, input)).toMatchObject({ member, kind });
  });
});
