import type {
  AttachmentAddress,
  ChatChannel,
  ChatChannelObserver,
  ChatPort,
  ChatTarget,
  OutgoingEvent,
  OutgoingFile,
  OutgoingMessage,
  SendReceipt,
  StartedUpload,
  TranscriptPage,
  TranscriptRequest,
} from '../chat/chat-port.ts';
import type { LiaisonError } from '../platform/errors.ts';
import { FakeCall, waitingCall } from './fake-call.ts';

/** A file on its way through a fake channel. */
export interface FakeUpload {
  readonly file: OutgoingFile;
  readonly clientToken: string;
}

interface CallOptions {
  readonly signal: AbortSignal;
}

/** A channel whose calls are recorded and wait for the test; `observer` is the session's ear. */
export class FakeChatChannel implements ChatChannel {
  readonly participantId: string;
  readonly target: ChatTarget;
  readonly observer: ChatChannelObserver;
  readonly messages: FakeCall<OutgoingMessage, SendReceipt>[] = [];
  readonly events: FakeCall<OutgoingEvent, SendReceipt>[] = [];
  readonly transcripts: FakeCall<TranscriptRequest, TranscriptPage>[] = [];
  readonly uploads: FakeCall<FakeUpload, StartedUpload>[] = [];
  readonly puts: FakeCall<(sentBytes: number) => void, void>[] = [];
  readonly completions: FakeCall<string, void>[] = [];
  readonly addresses: FakeCall<string, AttachmentAddress>[] = [];
  readonly disconnects: FakeCall<undefined, void>[] = [];
  closed = false;

  constructor(target: ChatTarget, observer: ChatChannelObserver, participantId: string) {
    this.target = target;
    this.observer = observer;
    this.participantId = participantId;
  }

  sendMessage(message: OutgoingMessage, { signal }: CallOptions): Promise<SendReceipt> {
    return record(this.messages, message, signal);
  }

  sendEvent(event: OutgoingEvent, { signal }: CallOptions): Promise<SendReceipt> {
    return record(this.events, event, signal);
  }

  getTranscript(request: TranscriptRequest, { signal }: CallOptions): Promise<TranscriptPage> {
    return record(this.transcripts, request, signal);
  }

  startUpload(
    file: OutgoingFile,
    { clientToken, signal }: CallOptions & { clientToken: string },
  ): Promise<StartedUpload> {
    return record(this.uploads, { file, clientToken }, signal);
  }

  /** Lets the announced file that waits get its id; storing and sending it then wait in `puts` and `completions`. */
  acceptUpload(attachmentId: string): void {
    waitingCall(this.uploads).resolve({
      attachmentId,
      put: ({ signal, onProgress }) => record(this.puts, onProgress, signal),
      complete: ({ signal }) => record(this.completions, attachmentId, signal),
    });
  }

  getAttachment(attachmentId: string, { signal }: CallOptions): Promise<AttachmentAddress> {
    return record(this.addresses, attachmentId, signal);
  }

  disconnect({ signal }: CallOptions): Promise<void> {
    return record<undefined, void>(this.disconnects, undefined, signal);
  }

  close(): void {
    this.closed = true;
  }

  /** Answers the transcript request that waits. */
  answerTranscript(page: TranscriptPage): void {
    waitingCall(this.transcripts).resolve(page);
  }

  /** Every call made on this channel so far. */
  get calls(): number {
    return this.messages.length + this.events.length + this.transcripts.length + this.disconnects.length;
  }
}

/** An opening that waits for the test to let it succeed or fail. */
export class FakeOpening {
  readonly target: ChatTarget;
  readonly observer: ChatChannelObserver;
  readonly call: FakeCall<ChatTarget, ChatChannel>;

  constructor(target: ChatTarget, observer: ChatChannelObserver, signal: AbortSignal) {
    this.target = target;
    this.observer = observer;
    this.call = new FakeCall(target, signal);
  }

  succeed(participantId = 'agent-participant'): FakeChatChannel {
    const channel = new FakeChatChannel(this.target, this.observer, participantId);
    this.call.resolve(channel);
    return channel;
  }

  fail(error: LiaisonError): void {
    this.call.reject(error);
  }
}

/** A chat port whose calls answer when the test says so. */
export class FakeChatPort implements ChatPort {
  readonly openings: FakeOpening[] = [];

  open(target: ChatTarget, observer: ChatChannelObserver, { signal }: CallOptions): Promise<ChatChannel> {
    const opening = new FakeOpening(target, observer, signal);
    this.openings.push(opening);
    return opening.call.answer;
  }

  /** The newest opening that waits, of one contact when it is given. */
  waiting(contactId?: string): FakeOpening {
    const opening = this.openings.findLast(
      ({ call, target }) => !call.settled && (contactId === undefined || target.contactId === contactId),
    );
    if (!opening) throw new Error('No opening waits for an answer');
    return opening;
  }
}

function record<Request, Response>(
  calls: FakeCall<Request, Response>[],
  request: Request,
  signal: AbortSignal,
): Promise<Response> {
  const call = new FakeCall<Request, Response>(request, signal);
  calls.push(call);
  return call.answer;
}
