import type { WireItem } from '@liaison/protocol';
import type {
  ChatChannel,
  ChatChannelObserver,
  ChatPort,
  ChatTarget,
  LiaisonErrorName,
  OutgoingMessage,
  SendReceipt,
  TranscriptPage,
  TranscriptRequest,
} from '../../src/index.ts';
import { LiaisonError } from '../../src/index.ts';
import { AGENT, type FakeClock, stamp, textItem } from '../../src/testing/index.ts';

/** How a frame travels: one delay (ms) per copy; no copy, no frame. */
export type Fate = readonly number[];
export type Fault = { readonly error: LiaisonErrorName; readonly committed: boolean; readonly delay: number };

/** What the service would do, as simply as it can be said: one transcript, one message per client token, frames that may go astray. */
export class ModelServer implements ChatPort {
  /** What happened to the chat so far, for those who want to be sure that it did. */
  readonly hits: (fault: string) => void;
  readonly transcript: WireItem[] = [];
  readonly tokens = new Map<string, SendReceipt>();
  readonly #clock: FakeClock;
  #observer: ChatChannelObserver | undefined;
  /** `deaf`: the socket swallows frames and nobody has noticed. */
  socket: 'up' | 'deaf' | 'down' = 'up';
  pageSize = 100;
  sendFaults: Fault[] = [];
  pageFaults: Fault[] = [];
  echoFates: Fate[] = [];
  denied: 'no' | 'renewed' | 'healed' = 'no';
  ended = false;
  /** Calls that came although the end had been heard. */
  callsAfterEnd = 0;
  #endHeard = false;

  constructor(clock: FakeClock, hits: (fault: string) => void) {
    this.#clock = clock;
    this.hits = hits;
  }

  open(_target: ChatTarget, observer: ChatChannelObserver): Promise<ChatChannel> {
    if (this.ended) return Promise.reject(new LiaisonError('ContactNotFoundError', 'No such contact'));
    if (this.denied === 'renewed') this.denied = 'no';
    this.#observer = observer;
    this.socket = 'up';
    const isCurrent = (): boolean => this.#observer === observer;
    const channel: ChatChannel = {
      participantId: AGENT.ParticipantId,
      sendMessage: (message) => this.#answer('send', this.sendFaults.shift(), () => this.#commit(message)),
      sendEvent: () => Promise.resolve({ id: 'event', absoluteTime: stamp(0) }),
      getTranscript: (request) => this.#answer('page', this.pageFaults.shift(), () => this.#page(request)),
      startUpload: () => Promise.reject(new LiaisonError('RejectedError', 'No files here')),
      getAttachment: () => Promise.reject(new LiaisonError('RejectedError', 'No files here')),
      disconnect: () => Promise.resolve(),
      close: () => {
        if (isCurrent()) this.#observer = undefined;
      },
    };
    return Promise.resolve(channel);
  }

  /** Appends to the transcript and sends the frames. Two items in three share their stamp with the one before. */
  say(content: string, from: Partial<WireItem>, fate: Fate): WireItem {
    const count = this.transcript.length;
    const item = textItem({ id: `item-${count}`, at: Math.floor(count / 3) * 1000, content, from });
    this.transcript.push(item);
    if (fate.length === 0) this.hits('frame lost');
    if (fate.length > 1) this.hits('frame doubled');
    for (const delay of fate) this.#clock.schedule(delay, () => this.#deliver(item));
    return item;
  }

  setSocket(socket: 'up' | 'deaf' | 'down'): void {
    const before = this.socket;
    this.socket = socket;
    this.hits(`socket ${socket}`);
    if (socket === 'up') this.#observer?.opened();
    if (socket === 'down' && before !== 'down') this.#observer?.lost();
  }

  /** The customer ends the chat. Whoever is deaf does not hear it. */
  end(): void {
    this.ended = true;
    this.hits(this.socket === 'up' ? 'ended' : 'ended unheard');
    if (this.socket !== 'up' || !this.#observer) return;
    this.#observer.ended();
    this.#endHeard = true;
  }

  /** From here on nothing goes wrong. */
  heal(): void {
    this.denied = 'no';
    this.sendFaults = [];
    this.pageFaults = [];
    this.echoFates = [];
    this.pageSize = 100;
    this.setSocket('up');
  }

  break(): void {
    this.hits('channel broken');
    this.#observer?.broken(new LiaisonError('NetworkError', 'The channel broke'));
  }

  #commit({ clientToken, content }: OutgoingMessage): SendReceipt {
    const known = this.tokens.get(clientToken);
    if (known) {
      this.hits('message repeated');
      return known;
    }
    const item = this.say(content, AGENT, this.echoFates.shift() ?? [5]);
    const receipt = { id: item.Id, absoluteTime: item.AbsoluteTime };
    this.tokens.set(clientToken, receipt);
    return receipt;
  }

  #page({ maxResults, nextToken, startItemId }: TranscriptRequest): TranscriptPage {
    const from = startItemId === undefined ? nextToken : this.transcript.findIndex(({ Id }) => Id === startItemId);
    const end = from === undefined ? this.transcript.length : Number(from);
    const start = Math.max(0, end - Math.min(maxResults, this.pageSize));
    if (this.pageSize < maxResults && start > 0) this.hits('page cut');
    return { items: this.transcript.slice(start, end), ...(start > 0 && { nextToken: `${start}` }) };
  }

  #deliver(item: WireItem): void {
    if (this.socket !== 'up') this.hits('frame swallowed');
    else if (!this.ended) this.#observer?.item(item);
  }

  #answer<Value>(call: 'send' | 'page', planned: Fault | undefined, act: () => Value): Promise<Value> {
    if (this.#endHeard) this.callsAfterEnd += 1;
    const refused = this.ended || this.denied !== 'no';
    const fault: Fault | undefined = refused ? { error: 'AccessDeniedError', committed: false, delay: 20 } : planned;
    if (fault) this.hits(`${call} ${fault.error}${fault.committed ? ' committed' : ''}`);
    const { promise, resolve, reject } = Promise.withResolvers<Value>();
    const value = fault && !fault.committed ? undefined : act();
    this.#clock.schedule(fault?.delay ?? 20, () =>
      fault ? reject(new LiaisonError(fault.error, 'A fault')) : resolve(value as Value),
    );
    return promise;
  }
}
