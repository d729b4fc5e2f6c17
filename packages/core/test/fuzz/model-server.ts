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

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  open(_target: ChatTarget, observer: ChatChannelObserver): Promise<ChatChannel> {
    this.#observer = observer;
    this.socket = 'up';
    const isCurrent = (): boolean => this.#observer === observer;
    const channel: ChatChannel = {
      participantId: AGENT.ParticipantId,
      sendMessage: (message) => this.#answer(this.sendFaults.shift(), () => this.#commit(message)),
      sendEvent: () => Promise.resolve({ id: 'event', absoluteTime: stamp(0) }),
      getTranscript: (request) => this.#answer(this.pageFaults.shift(), () => this.#page(request)),
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
    for (const delay of fate) this.#clock.schedule(delay, () => this.socket === 'up' && this.#observer?.item(item));
    return item;
  }

  setSocket(socket: 'up' | 'deaf' | 'down'): void {
    const before = this.socket;
    this.socket = socket;
    if (socket === 'up') this.#observer?.opened();
    if (socket === 'down' && before !== 'down') this.#observer?.lost();
  }

  /** From here on nothing goes wrong. */
  heal(): void {
    this.sendFaults = [];
    this.pageFaults = [];
    this.echoFates = [];
    this.pageSize = 100;
    this.setSocket('up');
  }

  break(): void {
    this.#observer?.broken(new LiaisonError('NetworkError', 'The channel broke'));
  }

  #commit({ clientToken, content }: OutgoingMessage): SendReceipt {
    const known = this.tokens.get(clientToken);
    if (known) return known;
    const item = this.say(content, AGENT, this.echoFates.shift() ?? [5]);
    const receipt = { id: item.Id, absoluteTime: item.AbsoluteTime };
    this.tokens.set(clientToken, receipt);
    return receipt;
  }

  #page({ maxResults, nextToken, startItemId }: TranscriptRequest): TranscriptPage {
    const from = startItemId === undefined ? nextToken : this.transcript.findIndex(({ Id }) => Id === startItemId);
    const end = from === undefined ? this.transcript.length : Number(from);
    const start = Math.max(0, end - Math.min(maxResults, this.pageSize));
    return { items: this.transcript.slice(start, end), ...(start > 0 && { nextToken: `${start}` }) };
  }

  #answer<Value>(fault: Fault | undefined, act: () => Value): Promise<Value> {
    const { promise, resolve, reject } = Promise.withResolvers<Value>();
    const value = fault && !fault.committed ? undefined : act();
    this.#clock.schedule(fault?.delay ?? 20, () =>
      fault ? reject(new LiaisonError(fault.error, 'A fault')) : resolve(value as Value),
    );
    return promise;
  }
}
