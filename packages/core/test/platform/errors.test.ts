import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LiaisonError, LiaisonErrorName, toLiaisonError } from '../../src/index.ts';

const catalogue = readFileSync(new URL('../../../../docs/reference/errors.md', import.meta.url), 'utf8');
const documented = [...catalogue.matchAll(/^\| `(\w+)` \| (yes|no) \|/gm)].map(([, name, again]) => [
  name,
  again === 'yes',
]);

describe('errors', () => {
  it('are all in the catalogue, in the order of the table, with what it says of trying again', () => {
    expect(documented).toEqual(Object.entries(LiaisonErrorName).map(([name, { retryable }]) => [name, retryable]));
  });

  it('classify themselves and keep their cause', () => {
    const cause = new Error('socket closed');
    const error = new LiaisonError('NetworkError', 'No connection', { cause });
    expect(error).toMatchObject({ name: 'NetworkError', retryable: true, cause });
    expect(toLiaisonError(error)).toBe(error);
  });

  it.each([new TypeError('x is undefined'), 'a string', undefined])(
    'take anything thrown as an InternalError: %s',
    (thrown) => {
      expect(toLiaisonError(thrown)).toMatchObject({ name: 'InternalError', retryable: false, cause: thrown });
    },
  );
});
