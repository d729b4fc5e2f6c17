import { agentOperation } from './agent-operation.ts';
import { byQuickConnectInput, inviteByQuickConnect } from './by-quick-connect.ts';

/** Streams' `transfer`: whoever accepts has the customer alone, in a multi-party chat too. */
export const transferContactOperation = agentOperation({
  name: 'TransferContact',
  input: byQuickConnectInput,
  run: (call) => inviteByQuickConnect(call, 'transfer'),
});
