import type { FlowStep } from './flow-step.ts';

/** What an administrator has set up in the instance. Data only; what happens at run time is in `state.ts`. */
export interface Instance {
  readonly id: string;
  readonly arn: string;
  readonly alias: string;
  readonly region: string;
  readonly accountId: string;
  readonly queues: readonly Queue[];
  readonly contactFlows: readonly ContactFlow[];
  readonly agentStates: readonly AgentStateDefinition[];
  readonly routingProfile: RoutingProfile;
  readonly agents: readonly AgentDefinition[];
  readonly quickConnects: readonly QuickConnect[];
  /** Whether an agent who invites another one stays in the chat. */
  readonly multiPartyChat: boolean;
  readonly attachments: AttachmentRules;
  readonly views: readonly View[];
  /** Of the quick responses. */
  readonly knowledgeBaseId: string;
  readonly quickResponses: readonly QuickResponse[];
}

export interface Queue {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
}

/** What happens to a chat before an agent is asked for: its steps, if it has any, and then a queue. */
export interface ContactFlow {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly queueId: string;
  /** Without steps the chat is queued at once. */
  readonly steps?: readonly FlowStep[];
  /** What happens when the last agent has left the customer; without it the chat ends. */
  readonly disconnectSteps?: readonly FlowStep[];
}

export interface AgentStateDefinition {
  readonly arn: string;
  readonly type: 'routable' | 'not_routable' | 'offline';
  readonly name: string;
}

export interface RoutingProfile {
  readonly arn: string;
  readonly name: string;
  readonly queueIds: readonly string[];
  readonly defaultOutboundQueueId: string;
  /** Chats an agent may have at once, 1 to 10. */
  readonly chatConcurrency: number;
}

/** Where an agent can transfer a chat to: a queue or an agent. */
export interface QuickConnect {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly queueId?: string;
  readonly agentId?: string;
}

/** A page or form that a flow shows; written as AWS writes them, in JSON. */
export interface View {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly version: number;
  readonly inputSchema: object;
  readonly template: object;
  readonly actions: readonly string[];
}

/** A text that agents send as it is, or with the contact's attributes in the place of `{{Attributes.name}}`. */
export interface QuickResponse {
  readonly id: string;
  readonly name: string;
  /** What an agent types to get it. */
  readonly shortcutKey?: string;
  readonly description?: string;
  readonly plainText: string;
  readonly markdown?: string;
  /** E.g. `de_DE`; `en_US` unless set. */
  readonly language?: string;
  /** One that is not in use is not found; in use unless set. */
  readonly isActive?: boolean;
}

/** What may be attached to a chat. */
export interface AttachmentRules {
  readonly maxBytes: number;
  /** In a whole conversation. */
  readonly maxCount: number;
  /** Lower case, without a dot. */
  readonly extensions: readonly string[];
  /** A regular expression; the scanner rejects files whose name it matches, in whatever case. */
  readonly rejectedNames: string;
}

export interface AgentDefinition {
  readonly id: string;
  readonly arn: string;
  /** The Connect user name. */
  readonly login: string;
  readonly name: string;
  /** Chats are connected without the agent's doing; off unless set. */
  readonly autoAccept?: boolean;
}
