import { controlPlaneOperation } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';
import { listInput, listOf, listQuery } from './list-operation.ts';

export const listUsersOperation = controlPlaneOperation({
  name: 'ListUsers',
  method: 'GET',
  path: '/users-summary/:InstanceId',
  query: listQuery,
  errors: [...commonErrors, 'ThrottlingException'],
  input: listInput,
  run: (call) =>
    listOf('UserSummaryList', call, call.world.instance.agents, ({ id, arn, login }) => ({
      Id: id,
      Arn: arn,
      Username: login,
    })),
});
