import { seconds } from '../http/seconds.ts';
import type { Agent, Assignment } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { idOfArn } from './arn.ts';
import { controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';
import { page } from '../http/pages.ts';

const contactStates = [
  'INCOMING',
  'PENDING',
  'CONNECTING',
  'CONNECTED',
  'CONNECTED_ONHOLD',
  'MISSED',
  'ERROR',
  'ENDED',
  'REJECTED',
] as const;
const ids = (max: number) => ({ type: 'list', min: 1, max, of: { type: 'string' } }) as const;

export const getCurrentUserDataOperation = controlPlaneOperation({
  name: 'GetCurrentUserData',
  method: 'POST',
  path: '/metrics/userdata/:InstanceId',
  errors: [...commonErrors, 'ThrottlingException'],
  input: {
    InstanceId: instanceIdInput,
    Filters: {
      type: 'structure',
      required: true,
      members: {
        Queues: ids(100),
        ContactFilter: {
          type: 'structure',
          members: { ContactStates: { type: 'list', max: 9, of: { type: 'string', enum: contactStates } } },
        },
        RoutingProfiles: ids(100),
        Agents: ids(100),
        UserHierarchyGroups: ids(1),
      },
    },
    NextToken: { type: 'string' },
    MaxResults: { type: 'integer', min: 1, max: 100 },
  },
  run: ({ world, input, refuse }) => {
    const { Queues, RoutingProfiles, Agents, UserHierarchyGroups, ContactFilter } = input.Filters;
    if ([Queues, RoutingProfiles, Agents, UserHierarchyGroups].every((filter) => filter === undefined)) {
      throw refuse('InvalidParameterException', 'Filters needs Queues, RoutingProfiles, Agents or UserHierarchyGroups');
    }
    const { routingProfile } = world.instance;
    const shared =
      UserHierarchyGroups === undefined &&
      (Queues?.some((id) => routingProfile.queueIds.includes(idOfArn(id))) ?? true) &&
      (RoutingProfiles?.some((id) => idOfArn(id) === idOfArn(routingProfile.arn)) ?? true);
    const signedIn = [...world.agents.values()].filter(({ state }) => state.type !== 'offline');
    const agents = signedIn.filter(
      ({ definition }) => shared && (Agents?.map(idOfArn).includes(definition.id) ?? true),
    );
    const { items, ...next } = page(agents, {
      token: input.NextToken,
      size: input.MaxResults ?? 100,
      invalidToken: () => refuse('InvalidParameterException', 'NextToken is not valid'),
    });
    return {
      UserDataList: items.map((agent) => userData(world, agent, ContactFilter?.ContactStates)),
      ApproximateTotalCount: agents.length,
      ...next,
    };
  },
});

function userData(world: World, agent: Agent, states: readonly string[] | undefined): object {
  const { definition, state, stateSince, nextState, assignments } = agent;
  const { routingProfile } = world.instance;
  const contacts = [...assignments.values()];
  return {
    User: { Id: definition.id, Arn: definition.arn },
    RoutingProfile: { Id: idOfArn(routingProfile.arn), Arn: routingProfile.arn },
    Status: { StatusStartTimestamp: seconds(stateSince), StatusArn: state.arn, StatusName: state.name },
    MaxSlotsByChannel: { CHAT: routingProfile.chatConcurrency },
    ActiveSlotsByChannel: { CHAT: contacts.length },
    AvailableSlotsByChannel: { CHAT: Math.max(0, routingProfile.chatConcurrency - contacts.length) },
    Contacts: contacts
      .map(contactOfUser)
      .filter(({ AgentContactState }) => states?.includes(AgentContactState) ?? true),
    ...(nextState && { NextStatus: nextState.state.name }),
  };
}

function contactOfUser({ contact, state, stateSince }: Assignment) {
  return {
    ContactId: contact.id,
    Channel: 'CHAT',
    InitiationMethod: contact.initiationMethod,
    AgentContactState: state.toUpperCase(),
    StateStartTimestamp: seconds(stateSince),
    ...(contact.connectedToAgentAt !== undefined && { ConnectedToAgentTimestamp: seconds(contact.connectedToAgentAt) }),
    Queue: { Id: contact.queue.id, Arn: contact.queue.arn },
  };
}
