import type { AgentStateDefinition } from '../world/instance.ts';
import { idOfArn } from './arn.ts';
import { controlPlaneOperation } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';
import { listInput, listOf, listQuery } from './list-operation.ts';

const typeOf: Readonly<Record<AgentStateDefinition['type'], string>> = {
  routable: 'ROUTABLE',
  not_routable: 'CUSTOM',
  offline: 'OFFLINE',
};

export const listAgentStatusesOperation = controlPlaneOperation({
  name: 'ListAgentStatuses',
  method: 'GET',
  path: '/agent-status/:InstanceId',
  query: { ...listQuery, AgentStatusTypes: 'AgentStatusTypes' },
  errors: [...commonErrors, 'ThrottlingException'],
  input: {
    ...listInput,
    AgentStatusTypes: { type: 'list', max: 3, of: { type: 'string', enum: ['ROUTABLE', 'CUSTOM', 'OFFLINE'] } },
  },
  run: (call) => {
    const types = call.input.AgentStatusTypes;
    const states = call.world.instance.agentStates.filter(({ type }) => types?.includes(typeOf[type]) ?? true);
    return listOf('AgentStatusSummaryList', call, states, ({ arn, name, type }) => ({
      Id: idOfArn(arn),
      Arn: arn,
      Name: name,
      Type: typeOf[type],
    }));
  },
});
