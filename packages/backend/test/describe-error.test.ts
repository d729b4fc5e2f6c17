import { describeError } from '@liaison/backend';
import { expect, test } from 'vitest';

test('says where an error came from, and nothing of what it says', () => {
  const cause = Object.assign(new Error('token-17'), {
    name: 'AccessDeniedException',
    $metadata: { requestId: 'aws-1' },
  });
  const error = new TypeError('Cleo wrote:\n    at home (my/secret.ts:1:1)', { cause });
  const described = describeError(error);
  expect(described).toMatchObject({
    name: 'TypeError',
    cause: { name: 'AccessDeniedException', awsRequestId: 'aws-1' },
  });
  expect(described.frames[0]).toContain('describe-error.test');
  expect(JSON.stringify(described)).not.toMatch(/secret|Cleo|token-17/);
});

test('takes whatever is thrown', () => {
  expect(describeError('a secret')).toEqual({ name: 'string', frames: [] });
});
