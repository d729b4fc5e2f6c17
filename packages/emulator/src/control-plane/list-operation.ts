import type { AwsError } from '../http/aws-error.ts';
import { instanceIdInput } from './control-plane-operation.ts';
import { page } from '../http/pages.ts';

/** What every list of the instance's own things takes: a page of 1 to 1,000. */
export const listInput = {
  InstanceId: instanceIdInput,
  NextToken: { type: 'string' },
  MaxResults: { type: 'integer', min: 1, max: 1000 },
} as const;
export const listQuery = { nextToken: 'NextToken', maxResults: 'MaxResults' } as const;

interface ListCall {
  readonly input: { readonly NextToken?: string; readonly MaxResults?: number };
  readonly refuse: (name: 'InvalidParameterException', message: string) => AwsError;
}

/** One page of `things`, summarised, under the member that the answer has them in. */
export function listOf<Thing>(
  member: string,
  { input, refuse }: ListCall,
  things: readonly Thing[],
  summary: (thing: Thing) => object,
): object {
  const { items, ...next } = page(things, {
    token: input.NextToken,
    size: input.MaxResults,
    invalidToken: () => refuse('InvalidParameterException', 'NextToken is not valid'),
  });
  return { [member]: items.map(summary), ...next };
}
