import { seconds } from '../http/seconds.ts';
import type { OtherContact } from '../world/other-contacts.ts';
import type { Agent } from '../world/state.ts';

/** A call, a task or an e-mail as the agent API describes it, with the agent's connection and the one it came by. */
export function otherContactSnapshot(agent: Agent, { id, channel, name, state, stateSince }: OtherContact): object {
  const since = seconds(stateSince);
  const isLive = state === 'connecting' || state === 'connected';
  const customerEndpoint = channel === 'voice' ? { type: 'phone_number', phoneNumber: name } : undefined;
  return {
    contactId: id,
    initialContactId: id,
    type: channel,
    state: { type: state, timestamp: since },
    queueTimestamp: since,
    ...(channel === 'voice' ? { customerEndpoint } : { name }),
    attributes: {},
    references: {},
    connections: [
      {
        connectionId: `${id}-agent`,
        endpoint: { type: 'agent', agentLogin: agent.definition.login, name: agent.definition.name },
        state: { type: isLive ? state : 'disconnected', timestamp: since },
        type: 'agent',
        initial: false,
      },
      {
        connectionId: `${id}-origin`,
        ...(customerEndpoint && { endpoint: customerEndpoint }),
        state: { type: isLive ? 'connected' : 'disconnected', timestamp: since },
        type: 'inbound',
        initial: true,
      },
    ],
  };
}
