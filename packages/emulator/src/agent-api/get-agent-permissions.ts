import { agentOperation } from './agent-operation.ts';

export const getAgentPermissionsOperation = agentOperation({
  name: 'GetAgentPermissions',
  input: {},
  run: () => ({ permissions: ['ccpAccess'] }),
});
