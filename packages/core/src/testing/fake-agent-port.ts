import type {
  AgentConnectionStatus,
  AgentObserver,
  AgentPort,
  AgentSnapshot,
  InvitationPurpose,
  QuickConnect,
} from '../connect/agent-port.ts';
import { FakeCall, waitingCall } from './fake-call.ts';

export interface AgentRequest {
  readonly step: 'setState' | 'accept' | 'reject' | 'leave' | 'clear' | 'invite' | 'hangUp';
  /** A contact id, or the state's ARN. */
  readonly subject: string;
  readonly enqueueNextState?: boolean;
  readonly quickConnect?: QuickConnect;
  readonly purpose?: InvitationPurpose;
  readonly connectionId?: string;
}

/** An agent port that the test speaks through; its calls are recorded and answer when told. */
export class FakeAgentPort implements AgentPort {
  readonly calls: FakeCall<AgentRequest, void>[] = [];
  readonly listings: FakeCall<undefined, readonly QuickConnect[]>[] = [];
  readonly #observers = new Set<AgentObserver>();
  /** How often `start` was called. */
  starts = 0;
  /** How often `showActivity` was called. */
  activity = 0;

  start(observer: AgentObserver): () => void {
    this.starts += 1;
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /** True while somebody observes. */
  get observed(): boolean {
    return this.#observers.size > 0;
  }

  status(status: AgentConnectionStatus): void {
    for (const observer of this.#observers) observer.status(status);
  }

  snapshot(snapshot: AgentSnapshot): void {
    for (const observer of this.#observers) observer.snapshot(snapshot);
  }

  sessionEnds(at: number | undefined): void {
    for (const observer of this.#observers) observer.sessionEnds(at);
  }

  showActivity(): void {
    this.activity += 1;
  }

  setState(stateArn: string, { enqueueNextState }: { enqueueNextState: boolean }): Promise<void> {
    return this.#record({ step: 'setState', subject: stateArn, enqueueNextState });
  }

  acceptContact(contactId: string): Promise<void> {
    return this.#record({ step: 'accept', subject: contactId });
  }

  rejectContact(contactId: string): Promise<void> {
    return this.#record({ step: 'reject', subject: contactId });
  }

  leaveContact(contactId: string): Promise<void> {
    return this.#record({ step: 'leave', subject: contactId });
  }

  clearContact(contactId: string): Promise<void> {
    return this.#record({ step: 'clear', subject: contactId });
  }

  invite(contactId: string, quickConnect: QuickConnect, { purpose }: { purpose: InvitationPurpose }): Promise<void> {
    return this.#record({ step: 'invite', subject: contactId, quickConnect, purpose });
  }

  hangUp(contactId: string, connectionId: string): Promise<void> {
    return this.#record({ step: 'hangUp', subject: contactId, connectionId });
  }

  listQuickConnects({ signal }: { signal: AbortSignal }): Promise<readonly QuickConnect[]> {
    const call = new FakeCall<undefined, readonly QuickConnect[]>(undefined, signal);
    this.listings.push(call);
    return call.answer;
  }

  /** The newest call that waits for an answer. */
  waiting(): FakeCall<AgentRequest, void> {
    return waitingCall(this.calls);
  }

  #record(request: AgentRequest): Promise<void> {
    const call = new FakeCall<AgentRequest, void>(request);
    this.calls.push(call);
    return call.answer;
  }
}
