import { contactSummary } from './contact-summary.ts';
import { controlPlaneOperation, instanceIdInput } from './control-plane-operation.ts';
import { commonErrors } from './errors.ts';
import { page } from '../http/pages.ts';
import { matchesCriteria, timeOf, timeTypes } from './search-criteria.ts';

const strings = (max: number) => ({ type: 'list', max, of: { type: 'string' } }) as const;
const matchType = { type: 'string', enum: ['MATCH_ALL', 'MATCH_ANY', 'MATCH_EXACT', 'MATCH_NONE'] } as const;
const tagCondition = {
  type: 'structure',
  members: { TagKey: { type: 'string' }, TagValue: { type: 'string' } },
} as const;

/** Criteria that this instance cannot answer truthfully, such as those over analysed transcripts, are refused. */
const unanswerable = [
  'Name',
  'AgentHierarchyGroups',
  'ContactAnalysis',
  'RoutingCriteria',
  'AdditionalTimeRange',
  'SearchableSegmentAttributes',
  'ActiveRegions',
  'AiAgents',
];

export const searchContactsOperation = controlPlaneOperation({
  name: 'SearchContacts',
  method: 'POST',
  path: '/search-contacts',
  errors: [...commonErrors, 'ThrottlingException'],
  input: {
    InstanceId: instanceIdInput,
    TimeRange: {
      type: 'structure',
      required: true,
      members: {
        Type: { type: 'string', required: true, enum: timeTypes },
        StartTime: { type: 'timestamp', required: true },
        EndTime: { type: 'timestamp', required: true },
      },
    },
    SearchCriteria: {
      type: 'structure',
      members: {
        AgentIds: strings(100),
        Channels: { type: 'list', of: { type: 'string', enum: ['VOICE', 'CHAT', 'TASK', 'EMAIL'] } },
        InitiationMethods: strings(100),
        QueueIds: strings(100),
        SearchableContactAttributes: {
          type: 'structure',
          members: {
            Criteria: {
              type: 'list',
              required: true,
              max: 15,
              of: {
                type: 'structure',
                members: { Key: { type: 'string', required: true }, Values: { ...strings(20), required: true } },
              },
            },
            MatchType: matchType,
          },
        },
        ContactTags: {
          type: 'structure',
          members: {
            OrConditions: { type: 'list', of: { type: 'list', of: tagCondition } },
            AndConditions: { type: 'list', of: tagCondition },
            TagCondition: tagCondition,
          },
        },
      },
    },
    MaxResults: { type: 'integer', min: 1, max: 100 },
    NextToken: { type: 'string', min: 1, max: 100_000 },
    Sort: {
      type: 'structure',
      members: {
        FieldName: { type: 'string', required: true },
        Order: { type: 'string', required: true, enum: ['ASCENDING', 'DESCENDING'] },
      },
    },
  },
  run: ({ world, input, refuse }) => {
    const criteria = input.SearchCriteria ?? {};
    const refused = unanswerable.find((name) => name in criteria);
    if (refused !== undefined) throw refuse('InvalidParameterException', `This instance cannot search by ${refused}`);
    const { Type, StartTime, EndTime } = input.TimeRange;
    if (EndTime < StartTime) throw refuse('InvalidParameterException', 'EndTime is before StartTime');
    const sortBy = input.Sort?.FieldName ?? 'INITIATION_TIMESTAMP';
    if (!timeTypes.includes(sortBy))
      throw refuse('InvalidParameterException', `This instance cannot sort by ${sortBy}`);

    const found = [...world.contacts.values()]
      .filter((contact) => {
        const time = timeOf(contact, Type);
        return time !== undefined && time >= StartTime * 1000 && time <= EndTime * 1000;
      })
      .filter((contact) => matchesCriteria(world, contact, criteria))
      .toSorted((a, b) => (timeOf(a, sortBy) ?? 0) - (timeOf(b, sortBy) ?? 0));
    const ordered = input.Sort?.Order === 'ASCENDING' ? found : found.toReversed();
    const { items, ...next } = page(ordered, {
      token: input.NextToken,
      size: input.MaxResults ?? 100,
      invalidToken: () => refuse('InvalidParameterException', 'NextToken is not valid'),
    });
    return { Contacts: items.map((contact) => contactSummary(world, contact)), TotalCount: found.length, ...next };
  },
});
