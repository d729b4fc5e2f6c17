import type { Input } from '../http/shape.ts';
import { assignmentOf } from '../world/assignment.ts';
import { agentError, agentOperation, type AgentCall } from './agent-operation.ts';

const input = {
  transportType: { type: 'string', required: true },
  participantId: { type: 'string' },
  contactId: { type: 'string' },
} as const;
type Call = AgentCall<Input<typeof input>>;

/** Streams asks for a new socket after this time; shorter than 300 s it refuses. */
const socketLifetimeSeconds = 3600;

const transports: ReadonlyMap<string, (call: Call) => object> = new Map([
  ['web_socket', webSocket],
  ['chat_token', chatToken],
]);

export const createTransportOperation = agentOperation({
  name: 'CreateTransport',
  input,
  run: (call) => {
    const transport = transports.get(call.input.transportType);
    if (transport === undefined) throw agentError('ValidationException', 'No such transport type');
    return transport(call);
  },
});

/** The address says wss because Streams takes nothing else; the worker script maps it back on a loopback host. */
function webSocket({ world, agent, socketHost }: Call): object {
  const { token, expiresAt } = world.credentials.socketTickets.issue({ kind: 'agent', login: agent.definition.login });
  return {
    webSocketTransport: {
      url: `wss://${socketHost}/ws/agent?token=${token}`,
      transportLifeTimeInSeconds: socketLifetimeSeconds,
      expiry: new Date(expiresAt).toISOString(),
    },
  };
}

/** A connection token for the agent's part in one chat. It can be had while the chat rings and used once it is accepted. */
function chatToken({ world, agent, input }: Call): object {
  const assignment = assignmentOf(agent, input.contactId ?? '');
  const { participant, state } = assignment;
  if (participant.id !== input.participantId || (state !== 'connecting' && state !== 'connected')) {
    throw agentError('AccessDeniedException', 'The agent is not in this contact');
  }
  const { token, expiresAt } = world.credentials.connectionTokens.issue(participant.id);
  return { chatTokenTransport: { participantToken: token, expiry: new Date(expiresAt).toISOString() } };
}
