/** The answer is not to be sent: the connection breaks instead. */
export class ResponseLost extends Error {
  override readonly name = 'ResponseLost';
}
