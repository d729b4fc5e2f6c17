/** Picks operations or sockets: all of one name, of one agent, of one contact. */
export interface FaultTarget {
  readonly operation?: string;
  readonly agent?: string;
  readonly contactId?: string;
}

export interface Fault {
  readonly on?: FaultTarget;
  readonly times?: number;
  readonly forMs?: number;
  readonly effect: { readonly kind: string; readonly [detail: string]: unknown };
}

export interface EmulatorState {
  readonly agents: readonly {
    readonly login: string;
    readonly state: string;
    readonly contacts: readonly { readonly contactId: string; readonly state: string }[];
  }[];
  readonly contacts: readonly {
    readonly contactId: string;
    readonly state: string;
    readonly customerName: string;
    readonly agent?: string;
    readonly endedBy?: string;
    readonly items: number;
  }[];
  readonly queued: readonly string[];
  readonly sockets: readonly {
    readonly operation: string;
    readonly contactId?: string;
    readonly subscribed: boolean;
  }[];
}

/** The emulator's control API (`packages/emulator/README.md`). */
export class EmulatorClient {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  state = () => this.call<EmulatorState>('GET', '/state');
  reset = () => this.call('POST', '/reset', {});
  /** What tokens of later sign-ins say that the agent may do. */
  setRoles = (login: string, roles: readonly string[]) => this.call('PUT', `/agents/${login}/roles`, { roles });
  setAgentState = (login: string, state: string) => this.call('PUT', `/agents/${login}/state`, { state });
  /** Offers an agent a contact of another channel. */
  offerOther = (login: string, contact: { readonly channel: 'email' | 'task' | 'voice'; readonly name: string }) =>
    this.call<{ readonly contactId: string }>('POST', `/agents/${login}/contacts`, contact);
  moveOther = (login: string, contactId: string, move: 'accept' | 'end' | 'miss') =>
    this.call('PUT', `/agents/${login}/contacts/${contactId}`, { move });
  /** The agent is signed out in so many milliseconds, unless there is a sign of life. */
  warnOfInactivity = (login: string, ms: number) => this.call('POST', `/agents/${login}/inactivity`, { ms });
  /** Signs an agent out everywhere, as an administrator does. */
  signOut = (login: string) => this.call('POST', `/agents/${login}/sign-out`, {});
  addFault = (fault: Fault) => this.call<{ readonly id: string }>('POST', '/faults', fault);
  removeFault = (id: string) => this.call('DELETE', `/faults/${id}`);
  clearFaults = () => this.call('DELETE', '/faults');

  /** Closes open sockets, and refuses new ones for so many milliseconds. */
  cutSockets = (on: FaultTarget, refuseForMs?: number) =>
    this.call<{ readonly count: number }>('POST', '/sockets/cut', { on, ...(refuseForMs && { refuseForMs }) });

  /** Closes open sockets, and refuses new ones until the fault answered is removed. */
  refuseSockets = (on: FaultTarget) =>
    this.call<{ readonly faultId: string }>('POST', '/sockets/cut', { on, refuse: true });

  /** The customer says something, without a page; any content type, also one that no customer could send. */
  customerSays = (contactId: string, content: string, contentType = 'text/plain') =>
    this.call('POST', `/contacts/${contactId}/items`, { type: 'MESSAGE', contentType, content, by: 'customer' });

  /** A flow shows the customer a view. */
  showView = (contactId: string, viewId: string, data: object) =>
    this.call('POST', `/contacts/${contactId}/views`, { viewId, data });

  /** Makes the sockets that are open now half-open: nothing arrives, nothing closes. */
  silenceSockets = (on: FaultTarget) => this.call<{ readonly count: number }>('POST', '/sockets/silence', { on });

  /** The customer is asked to sign in, and does. */
  signCustomerIn = async (contactId: string) => {
    await this.call('POST', `/contacts/${contactId}/authentication`, {});
    await this.call('PUT', `/contacts/${contactId}/authentication`, { outcome: 'succeeded' });
  };

  /** What would happen in that time happens now. */
  advanceClock = (ms: number) => this.call('POST', '/clock/advance', { ms });

  /** A customer who follows a ready script. */
  startCustomer = (customer: { readonly scriptId: string; readonly name?: string; readonly customerId?: string }) =>
    this.call('POST', '/customers', customer);

  /** Agents may be asked to join a chat that has one; `reset` takes it back. */
  allowMultiPartyChat = () => this.call('PUT', '/multi-party-chat', { enabled: true });

  /** The agent's chats are connected without accepting, a second after they ring. */
  acceptByItself = (login: string) => this.call('PUT', `/agents/${login}/auto-accept`, { enabled: true });

  endContact = (contactId: string, by: 'customer' | 'agent' | 'system') =>
    this.call('POST', `/contacts/${contactId}/end`, { by });

  private async call<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.url}/_emulator${path}`, {
      method,
      ...(body !== undefined && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }
}
