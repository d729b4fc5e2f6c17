import { page } from '../http/pages.ts';
import { controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';
import { listQuery } from './list-operation.ts';

const largest = 25;

/** Whose pages may embed the CCP: nobody's while a fault has it so. Pages of this machine may besides, and are in no list. */
export const listApprovedOriginsOperation = controlPlaneOperation({
  name: 'ListApprovedOrigins',
  method: 'GET',
  path: '/instance/:InstanceId/approved-origins',
  query: listQuery,
  errors: [...commonErrors, 'ThrottlingException'],
  input: {
    InstanceId: instanceIdInput,
    NextToken: { type: 'string' },
    MaxResults: { type: 'integer', min: 1, max: largest },
  },
  run: ({ approvedOrigins, input, refuse, world }) => {
    const refused = world.faults.strike(['refuse-origin'], { operation: 'ListApprovedOrigins' }).length > 0;
    const { items, ...next } = page(refused ? [] : approvedOrigins, {
      token: input.NextToken,
      size: input.MaxResults ?? largest,
      invalidToken: () => refuse('InvalidParameterException', 'NextToken is not valid'),
    });
    return { Origins: items, ...next };
  },
});
