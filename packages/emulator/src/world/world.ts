import { type Clock, RunningClock } from './clock.ts';
import { type Credentials, createCredentials, type TokenLifetimes } from './credentials.ts';
import { defaultInstance } from './default-instance.ts';
import { FaultRegistry } from '../faults/fault-registry.ts';
import { WorldEvents } from './events.ts';
import { IdempotentResults } from './idempotent-results.ts';
import { createIds, type Ids } from './ids.ts';
import type { Instance } from './instance.ts';
import { Sessions } from './sessions.ts';
import type { Agent, Attachment, Contact, Participant } from './state.ts';
import { defaultTiming, type WorldTiming } from './timing.ts';
import { WorldError } from './world-error.ts';

/** Everything the local Amazon Connect knows. Changed only by the operations in this folder, one file each. */
export interface World {
  readonly instance: Instance;
  readonly timing: WorldTiming;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly events: WorldEvents;
  /** What is to go wrong. */
  readonly faults: FaultRegistry;
  readonly sessions: Sessions;
  readonly credentials: Credentials;
  readonly idempotentResults: IdempotentResults;
  /** By contact id, in the order in which they began. */
  readonly contacts: Map<string, Contact>;
  /** By participant id. */
  readonly participants: Map<string, Participant>;
  /** By attachment id. */
  readonly attachments: Map<string, Attachment>;
  /** By login. */
  readonly agents: Map<string, Agent>;
  /** Tells this run from another one that counts its versions from the start again. */
  readonly runId: string;
  lastIdleRank: number;
  /** As the instance is set up, unless changed since. */
  multiPartyChat: boolean;
}

export interface WorldOptions {
  readonly instance?: Instance;
  readonly clock?: Clock;
  /** Decides every id, token and choice; without it each run differs. */
  readonly seed?: number;
  readonly timing?: Partial<WorldTiming>;
  readonly tokenLifetimes?: Partial<TokenLifetimes>;
}

export function createWorld(options: WorldOptions = {}): World {
  const clock = options.clock ?? new RunningClock();
  const ids = createIds(options.seed ?? crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
  const instance = options.instance ?? defaultInstance;
  const faults = new FaultRegistry({ clock, ids });
  return {
    instance,
    timing: { ...defaultTiming, ...options.timing },
    clock,
    ids,
    events: new WorldEvents(),
    faults,
    sessions: new Sessions({ instance, clock, ids }),
    credentials: createCredentials({ clock, ids, faults, lifetimes: options.tokenLifetimes }),
    idempotentResults: new IdempotentResults(),
    contacts: new Map(),
    participants: new Map(),
    attachments: new Map(),
    agents: new Map(createAgents(instance, clock.now()).map((agent) => [agent.definition.login, agent])),
    runId: ids.uuid(),
    lastIdleRank: 0,
    multiPartyChat: instance.multiPartyChat,
  };
}

/** Every agent of the instance as before signing in: offline, without contacts. */
export function createAgents(instance: Instance, now: number): Agent[] {
  const offline = instance.agentStates.find((state) => state.type === 'offline');
  if (offline === undefined) throw new WorldError('StateNotFound', 'The instance has no offline state');
  return instance.agents.map((definition) => ({
    definition,
    settings: {
      autoAccept: definition.autoAccept ?? false,
      softphoneEnabled: false,
      softphoneAutoAccept: false,
      extension: '',
      preferences: { LANGUAGE: 'en_US' },
    },
    assignments: new Map(),
    otherContacts: new Map(),
    state: offline,
    stateSince: now,
    idleRank: 0,
    version: 1,
  }));
}

export function agentOf(world: World, login: string): Agent {
  const agent = world.agents.get(login);
  if (agent === undefined) throw new WorldError('AgentNotFound', `No agent ${login}`);
  return agent;
}

export function contactOf(world: World, contactId: string): Contact {
  const contact = world.contacts.get(contactId);
  if (contact === undefined) throw new WorldError('ContactNotFound', `No contact ${contactId}`);
  return contact;
}

/** Marks the agent's snapshot as changed. */
export function touchAgent(world: World, agent: Agent): void {
  agent.version += 1;
  world.events.emit({ type: 'agent', login: agent.definition.login });
}
