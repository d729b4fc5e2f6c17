import { agentOperation } from './agent-operation.ts';

export const getAgentStatesOperation = agentOperation({
  name: 'GetAgentStates',
  input: {},
  run: ({ world }) => ({
    states: world.instance.agentStates.map(({ arn, type, name }) => ({ agentStateARN: arn, type, name })),
  }),
});
