import { putAgentState } from '../world/put-agent-state.ts';
import { agentOperation } from './agent-operation.ts';

export const putAgentStateOperation = agentOperation({
  name: 'PutAgentState',
  input: {
    state: {
      type: 'structure',
      required: true,
      members: {
        agentStateARN: { type: 'string' },
        type: { type: 'string', required: true },
        name: { type: 'string', required: true },
      },
    },
    enqueueNextState: { type: 'boolean' },
  },
  run: ({ world, agent, input }) => {
    putAgentState(world, {
      login: agent.definition.login,
      state: input.state.agentStateARN ?? input.state.name,
      enqueue: input.enqueueNextState ?? false,
    });
    return {};
  },
});
