/** Where copies of attachments are kept. Names are letters, digits and slashes, made by the server. */
export interface FileStorage {
  /** Writes a file, over one of the same name too. Resolves once it is there as a whole. */
  put(name: string, content: Uint8Array): Promise<void>;
  /** `undefined` when there is no such file. */
  get(name: string): Promise<ReadableStream<Uint8Array> | undefined>;
  /** A file that is not there counts as deleted. */
  delete(name: string): Promise<void>;
}
