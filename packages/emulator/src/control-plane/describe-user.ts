import { agentById } from './agent-by-id.ts';
import { controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

export const describeUserOperation = controlPlaneOperation({
  name: 'DescribeUser',
  method: 'GET',
  path: '/users/:InstanceId/:UserId',
  errors: [...commonErrors, 'ThrottlingException'],
  input: { InstanceId: instanceIdInput, UserId: { type: 'string', required: true } },
  run: ({ world, input }) => {
    const { id, arn, login } = agentById(world, input.UserId).definition;
    return { User: { Id: id, Arn: arn, Username: login } };
  },
});
