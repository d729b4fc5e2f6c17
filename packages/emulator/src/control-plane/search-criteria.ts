import type { Contact } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { idOfArn } from './arn.ts';

/** Milliseconds since the epoch; `undefined` for what has not happened. A chat is never scheduled. */
const times: Readonly<Record<string, (contact: Contact) => number | undefined>> = {
  INITIATION_TIMESTAMP: ({ initiatedAt }) => initiatedAt,
  SCHEDULED_TIMESTAMP: () => undefined,
  CONNECTED_TO_AGENT_TIMESTAMP: ({ connectedToAgentAt }) => connectedToAgentAt,
  DISCONNECT_TIMESTAMP: ({ disconnectedAt }) => disconnectedAt,
  ENQUEUE_TIMESTAMP: ({ enqueuedAt }) => enqueuedAt,
};
export const timeTypes: readonly string[] = Object.keys(times);
export const timeOf = (contact: Contact, type: string): number | undefined => times[type]?.(contact);

interface Tag {
  readonly TagKey?: string;
  readonly TagValue?: string;
}

export interface SearchCriteria {
  readonly AgentIds?: readonly string[];
  readonly Channels?: readonly string[];
  readonly InitiationMethods?: readonly string[];
  readonly QueueIds?: readonly string[];
  readonly SearchableContactAttributes?: {
    readonly Criteria: readonly { readonly Key: string; readonly Values: readonly string[] }[];
    readonly MatchType?: string;
  };
  readonly ContactTags?: {
    readonly OrConditions?: readonly (readonly Tag[])[];
    readonly AndConditions?: readonly Tag[];
    readonly TagCondition?: Tag;
  };
}

/** All criteria that are given must hold; a list of ids holds when one of them does. */
export function matchesCriteria(world: World, contact: Contact, criteria: SearchCriteria): boolean {
  const agentId = world.agents.get(contact.agentLogin ?? '')?.definition.id;
  return (
    oneOf(criteria.AgentIds, agentId) &&
    oneOf(criteria.Channels, 'CHAT') &&
    oneOf(criteria.InitiationMethods, contact.initiationMethod) &&
    oneOf(criteria.QueueIds, contact.enqueuedAt === undefined ? undefined : contact.queue.id) &&
    attributesMatch(contact, criteria.SearchableContactAttributes) &&
    tagsMatch(contact, criteria.ContactTags)
  );
}

const oneOf = (wanted: readonly string[] | undefined, value: string | undefined): boolean =>
  wanted === undefined || wanted.length === 0 || (value !== undefined && wanted.map(idOfArn).includes(value));

function attributesMatch({ attributes }: Contact, search: SearchCriteria['SearchableContactAttributes']): boolean {
  if (search === undefined) return true;
  const holds = ({ Key, Values }: { Key: string; Values: readonly string[] }) => Values.includes(attributes[Key] ?? '');
  if (search.MatchType === 'MATCH_ANY') return search.Criteria.some(holds);
  if (search.MatchType === 'MATCH_NONE') return !search.Criteria.some(holds);
  return search.Criteria.every(holds);
}

function tagsMatch({ tags = {} }: Contact, search: SearchCriteria['ContactTags']): boolean {
  const holds = ({ TagKey, TagValue }: Tag) =>
    TagKey !== undefined && TagKey in tags && (TagValue === undefined || tags[TagKey] === TagValue);
  const { OrConditions, AndConditions, TagCondition } = search ?? {};
  return (
    (OrConditions?.some((all) => all.every(holds)) ?? true) &&
    (AndConditions?.every(holds) ?? true) &&
    (TagCondition === undefined || holds(TagCondition))
  );
}
