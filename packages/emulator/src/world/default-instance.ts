import { defaultQuickResponses } from './default-quick-responses.ts';
import { defaultViews } from './default-views.ts';
import { readyFlows } from './ready-flows.ts';
import type { AgentStateDefinition, Instance } from './instance.ts';

const region = 'us-west-2';
const accountId = '111122223333';
const id = 'a1b2c3d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d';
const arn = `arn:aws:connect:${region}:${accountId}:instance/${id}`;

const supportQueueId = '5a0c1de2-77b4-4a35-9a0e-3f1c2b7d8e01';
const billingQueueId = '5a0c1de2-77b4-4a35-9a0e-3f1c2b7d8e02';
const supportFlowId = 'c0f1e2d3-1a2b-4c3d-8e4f-5a6b7c8d9e01';
const billingFlowId = 'c0f1e2d3-1a2b-4c3d-8e4f-5a6b7c8d9e02';
const adaId = 'e7d6c5b4-a392-4817-8f6e-5d4c3b2a1901';
const boId = 'e7d6c5b4-a392-4817-8f6e-5d4c3b2a1902';

const agentState = (stateId: string, type: AgentStateDefinition['type'], name: string): AgentStateDefinition => ({
  arn: `${arn}/agent-state/${stateId}`,
  type,
  name,
});

const quickConnect = (quickConnectId: string, name: string) => ({
  id: quickConnectId,
  arn: `${arn}/transfer-destination/${quickConnectId}`,
  name,
});

/** The seeded instance. Its ids never change, so that a server can be configured for it before it runs. */
export const defaultInstance = {
  id,
  arn,
  alias: 'liaison-local',
  region,
  accountId,
  queues: [
    { id: supportQueueId, arn: `${arn}/queue/${supportQueueId}`, name: 'Support' },
    { id: billingQueueId, arn: `${arn}/queue/${billingQueueId}`, name: 'Billing' },
  ],
  contactFlows: [
    { id: supportFlowId, arn: `${arn}/contact-flow/${supportFlowId}`, name: 'Support chat', queueId: supportQueueId },
    { id: billingFlowId, arn: `${arn}/contact-flow/${billingFlowId}`, name: 'Billing chat', queueId: billingQueueId },
    ...readyFlows({ arn, supportQueueId, billingQueueId }),
  ],
  agentStates: [
    agentState('93f0a8f2-3c1d-4b0e-9c55-6d2f7a8b9c01', 'routable', 'Available'),
    agentState('93f0a8f2-3c1d-4b0e-9c55-6d2f7a8b9c02', 'offline', 'Offline'),
    agentState('93f0a8f2-3c1d-4b0e-9c55-6d2f7a8b9c03', 'not_routable', 'Lunch'),
    agentState('93f0a8f2-3c1d-4b0e-9c55-6d2f7a8b9c04', 'not_routable', 'Break'),
  ],
  routingProfile: {
    arn: `${arn}/routing-profile/b6a59483-7261-4f5e-8d4c-3b2a19080706`,
    name: 'Chat agents',
    queueIds: [supportQueueId, billingQueueId],
    defaultOutboundQueueId: supportQueueId,
    chatConcurrency: 5,
  },
  agents: [
    { id: adaId, arn: `${arn}/agent/${adaId}`, login: 'ada', name: 'Ada Larsen' },
    { id: boId, arn: `${arn}/agent/${boId}`, login: 'bo', name: 'Bo Chen' },
  ],
  quickConnects: [
    { ...quickConnect('d9c8b7a6-1122-4334-8556-677889900a01', 'Support'), queueId: supportQueueId },
    { ...quickConnect('d9c8b7a6-1122-4334-8556-677889900a02', 'Billing'), queueId: billingQueueId },
    { ...quickConnect('d9c8b7a6-1122-4334-8556-677889900a03', 'Ada Larsen'), agentId: adaId },
    { ...quickConnect('d9c8b7a6-1122-4334-8556-677889900a04', 'Bo Chen'), agentId: boId },
  ],
  multiPartyChat: false,
  views: defaultViews(arn),
  knowledgeBaseId: '0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b',
  quickResponses: defaultQuickResponses,
  attachments: {
    maxBytes: 20 * 1024 * 1024,
    maxCount: 35,
    extensions: 'csv doc docx heic jfif jpeg jpg mov mp4 pdf png ppt pptx rtf txt wav xls xlsx'.split(' '),
    rejectedNames: 'eicar|malware',
  },
} as const satisfies Instance;

/** The flow a chat takes when nobody says otherwise: into the queue Support. */
export const defaultContactFlowId = supportFlowId;
