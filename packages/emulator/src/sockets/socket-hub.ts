import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Frame } from '@liaison/protocol';
import { WebSocketServer } from 'ws';
import type { FaultTarget } from '../faults/fault.ts';
import type { SurfaceOptions } from '../http/emulator-env.ts';
import type { SocketSubject } from '../world/credentials.ts';
import type { WorldEvent } from '../world/events.ts';
import type { Participant } from '../world/state.ts';
import { ChatSocket } from './chat-socket.ts';
import { FrameFaults } from './frame-faults.ts';
import { defaultSocketLimits, type SocketLimits } from './socket-limits.ts';

export interface SocketHubOptions extends Pick<SurfaceOptions, 'world' | 'limits'> {
  readonly socketLimits?: Partial<SocketLimits> | undefined;
}

/** Which sockets: absent members match all. */
export type SocketSelection = Partial<FaultTarget>;

const kindOfPath: Readonly<Record<string, SocketSubject['kind']>> = {
  '/ws/agent': 'agent',
  '/ws/participant': 'participant',
};

/** All open sockets: one per agent page, one per participant's connection. */
export class SocketHub implements Disposable {
  readonly #options: SocketHubOptions;
  readonly #socketLimits: SocketLimits;
  readonly #server: WebSocketServer;
  readonly #sockets = new Set<ChatSocket>();
  /** The same, by whose they are. */
  readonly #bySubject = new Map<string, Set<ChatSocket>>();
  readonly #pings: NodeJS.Timeout;
  readonly #unsubscribe: () => void;

  constructor(options: SocketHubOptions) {
    this.#options = options;
    this.#socketLimits = { ...defaultSocketLimits, ...options.socketLimits };
    this.#server = new WebSocketServer({ noServer: true, maxPayload: this.#socketLimits.maxFrameBytes });
    this.#pings = setInterval(() => {
      for (const socket of this.#sockets) socket.ping();
    }, this.#socketLimits.pingEveryMs).unref();
    this.#unsubscribe = options.world.events.subscribe((event) => this.#onEvent(event));
  }

  /** The `upgrade` event of the HTTP server. The address is good for as long as its ticket, 100 s. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://emulator.invalid');
    const kind = kindOfPath[url.pathname];
    if (kind === undefined) return refuse(stream, '404 Not Found');
    const subject = this.#options.world.credentials.socketTickets.resolve(url.searchParams.get('token') ?? undefined);
    const target = subject?.kind === kind ? this.#targetOf(subject) : undefined;
    if (subject === undefined || target === undefined) return refuse(stream, '403 Forbidden');
    if (subject.kind === 'participant' && !this.#mayOpenOneMore(subject.participantId)) {
      return refuse(stream, '429 Too Many Requests');
    }
    if (this.#options.world.faults.strike(['refuse-socket'], target).length > 0)
      return refuse(stream, '503 Service Unavailable');
    this.#server.handleUpgrade(request, stream, head, (socket) => {
      const { world } = this.#options;
      const frameFaults = new FrameFaults<Frame>(world);
      const { maxBufferedBytes } = this.#socketLimits;
      const chatSocket = new ChatSocket({ socket, subject, target, frameFaults, maxBufferedBytes });
      this.#add(chatSocket);
      socket.on('close', () => this.#remove(chatSocket));
      // A broken connection also closes; what broke it does not matter here.
      socket.on('error', () => undefined);
    });
  }

  list(): readonly ChatSocket[] {
    return [...this.#sockets];
  }

  /** Breaks the selected sockets; answers how many. */
  cut(selection: SocketSelection): number {
    return this.#each(selection, (socket) => socket.cut());
  }

  /** Makes the selected sockets half-open; answers how many. New ones work. */
  silence(selection: SocketSelection): number {
    return this.#each(selection, (socket) => socket.silence());
  }

  [Symbol.dispose](): void {
    this.#unsubscribe();
    clearInterval(this.#pings);
    this.cut({});
    this.#server.close();
  }

  #each(selection: SocketSelection, act: (socket: ChatSocket) => void): number {
    const selected = this.list().filter(({ target }) =>
      (['operation', 'agent', 'contactId'] as const).every(
        (key) => selection[key] === undefined || selection[key] === target[key],
      ),
    );
    for (const socket of selected) act(socket);
    return selected.length;
  }

  #add(socket: ChatSocket): void {
    this.#sockets.add(socket);
    const key = keyOf(socket.subject);
    this.#bySubject.set(key, (this.#bySubject.get(key) ?? new Set()).add(socket));
  }

  #remove(socket: ChatSocket): void {
    this.#sockets.delete(socket);
    const key = keyOf(socket.subject);
    const others = this.#bySubject.get(key);
    others?.delete(socket);
    if (others?.size === 0) this.#bySubject.delete(key);
  }

  #mayOpenOneMore(participantId: string): boolean {
    const open = this.#bySubject.get(keyOf({ kind: 'participant', participantId }));
    return this.#options.limits.admitOneMore('socketsPerParticipant', open?.size ?? 0);
  }

  #targetOf(subject: SocketSubject): FaultTarget | undefined {
    if (subject.kind === 'agent') return { operation: 'AgentSocket', agent: subject.login };
    const participant = this.#options.world.participants.get(subject.participantId);
    return (
      participant && {
        operation: 'ParticipantSocket',
        contactId: participant.contactId,
        ...(participant.agentLogin !== undefined && { agent: participant.agentLogin }),
      }
    );
  }

  #strikesReceipt(contactId: string): boolean {
    const target = { operation: 'DeliverReceipt', contactId };
    return this.#options.world.faults.strike(['receipt-to-all'], target).length > 0;
  }

  #onEvent(event: WorldEvent): void {
    if (event.type === 'reset') {
      for (const socket of this.#sockets) if (socket.subject.kind === 'participant') socket.cut();
    }
    if (event.type === 'signed out') this.cut({ operation: 'AgentSocket', agent: event.login });
    if (event.type !== 'item') return;
    const toAll = event.item.Type === 'MESSAGEMETADATA' && this.#strikesReceipt(event.contact.id);
    const concerned = new Set(event.recipients.flatMap((recipient) => this.#socketsOf(recipient)));
    for (const socket of toAll ? this.#sockets : concerned) socket.deliver(event.item, event.contact.id);
  }

  /** An agent's page has one socket for all chats; whoever asked for a connection of their own has another. */
  #socketsOf({ id, agentLogin }: Participant): ChatSocket[] {
    const own = this.#bySubject.get(keyOf({ kind: 'participant', participantId: id })) ?? [];
    const page =
      agentLogin === undefined ? [] : (this.#bySubject.get(keyOf({ kind: 'agent', login: agentLogin })) ?? []);
    return [...page, ...own];
  }
}

const keyOf = (subject: SocketSubject): string =>
  subject.kind === 'agent' ? `agent ${subject.login}` : `participant ${subject.participantId}`;

/** Who asked may be gone already, which would end the process, or may never hang up. */
function refuse(stream: Duplex, status: string): void {
  stream.on('error', () => undefined);
  stream.once('finish', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
