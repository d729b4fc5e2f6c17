import { agentOperation } from './agent-operation.ts';
import { byQuickConnectInput, inviteByQuickConnect } from './by-quick-connect.ts';

/** Streams' `addConnection`: what becomes of it depends on whether the instance has multi-party chat. */
export const createAdditionalConnectionOperation = agentOperation({
  name: 'CreateAdditionalConnection',
  input: byQuickConnectInput,
  run: (call) => inviteByQuickConnect(call, call.world.multiPartyChat ? 'join' : 'transfer'),
});
