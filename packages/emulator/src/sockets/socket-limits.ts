/** What a socket may cost before it is cut. Amazon's own figures are not published: assumed. */
export interface SocketLimits {
  /** Bytes that wait for a slow reader. */
  readonly maxBufferedBytes: number;
  /** Bytes of one frame from a client. */
  readonly maxFrameBytes: number;
  /** Real milliseconds between pings; one that is not answered by the next tells that nobody is there. */
  readonly pingEveryMs: number;
}

export const defaultSocketLimits: SocketLimits = {
  maxBufferedBytes: 1024 * 1024,
  maxFrameBytes: 128 * 1024,
  pingEveryMs: 30_000,
};
