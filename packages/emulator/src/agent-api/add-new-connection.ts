import { agentError, agentOperation } from './agent-operation.ts';
import { byQuickConnectInput, inviteByQuickConnect } from './by-quick-connect.ts';

/** Streams' `addParticipant`: everybody stays. */
export const addNewConnectionOperation = agentOperation({
  name: 'AddNewConnection',
  input: byQuickConnectInput,
  run: (call) => {
    if (!call.world.multiPartyChat) throw agentError('InvalidStateException', 'The instance has no multi-party chat');
    return inviteByQuickConnect(call, 'join');
  },
});
