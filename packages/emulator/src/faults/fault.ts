/** What can be hit. An absent member matches everything. */
export interface FaultTarget {
  /** Name of an operation (`SendMessage`, `GetAgentSnapshot`, …) or of a kind of socket (`AgentSocket`, `ParticipantSocket`). */
  readonly operation: string;
  /** Login. */
  readonly agent?: string;
  readonly contactId?: string;
}

/** What a request meets before or after its operation. Times are milliseconds on the world's clock. */
export type RequestEffect =
  | { readonly kind: 'error'; readonly name: string; readonly status: number; readonly message?: string }
  /** Waits that long, or until the rule is removed. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Waits until the rule is removed. So does the scanner of attachments (`ScanAttachment`). */
  | { readonly kind: 'hold' }
  /** The operation takes effect; its answer never arrives. */
  | { readonly kind: 'lose-response' };

/** A new socket is turned away. */
export interface SocketEffect {
  readonly kind: 'refuse-socket';
}

/** What happens to a chat frame on its way to a socket. */
export type FrameEffect =
  | { readonly kind: 'lose-frame' }
  | { readonly kind: 'duplicate-frame' }
  | { readonly kind: 'delay-frame'; readonly ms: number }
  /** Frames are kept until `size` are together, then sent in another order. */
  | { readonly kind: 'shuffle-frames'; readonly size: number };

/** What goes otherwise than it should inside the instance. */
export type WorldEffect =
  /** The scanner rejects an attachment (`ScanAttachment`). */
  | { readonly kind: 'reject-attachment' }
  /** A missed contact is shown in the state `error` (`MissContact`). */
  | { readonly kind: 'miss-as-error' }
  /** A cleared contact is shown, and takes up its slot, for some time yet (`ClearContact`). */
  | { readonly kind: 'linger'; readonly ms: number }
  /** The chat ends that much later than somebody left (`EndContact`). */
  | { readonly kind: 'delay-end'; readonly ms: number }
  /** A new token lives that long only (`ConnectionToken`, `AgentToken`). */
  | { readonly kind: 'token-lifetime'; readonly ms: number }
  /** The CCP page may be embedded by nobody (`CcpPage`). */
  | { readonly kind: 'refuse-origin' }
  /** A receipt is delivered on every socket (`DeliverReceipt`). */
  | { readonly kind: 'receipt-to-all' };

export type FaultEffect = RequestEffect | SocketEffect | FrameEffect | WorldEffect;

export interface FaultInput {
  readonly on?: Partial<FaultTarget>;
  /** How often it strikes; until it is removed when absent. */
  readonly times?: number;
  /** Removes itself after this time. */
  readonly forMs?: number;
  readonly effect: FaultEffect;
}

export interface FaultRule extends FaultInput {
  readonly id: string;
  /** How often it will strike yet; absent when without limit. */
  readonly remaining?: number;
}
