import { putAgentState } from '../world/put-agent-state.ts';
import { agentById } from './agent-by-id.ts';
import { idOfArn } from './arn.ts';
import { controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';

/** With contacts in hand it becomes the agent's next status. */
export const putUserStatusOperation = controlPlaneOperation({
  name: 'PutUserStatus',
  method: 'PUT',
  path: '/users/:InstanceId/:UserId/status',
  errors: [...commonErrors, 'ThrottlingException', 'AccessDeniedException'],
  input: {
    InstanceId: instanceIdInput,
    UserId: { type: 'string', required: true },
    AgentStatusId: { type: 'string', required: true },
  },
  run: ({ world, input, refuse }) => {
    const { login } = agentById(world, input.UserId).definition;
    const state = world.instance.agentStates.find(({ arn }) => idOfArn(arn) === idOfArn(input.AgentStatusId));
    if (state === undefined) throw refuse('ResourceNotFoundException', 'No such agent status');
    putAgentState(world, { login, state: state.arn, enqueue: true });
    return {};
  },
});
