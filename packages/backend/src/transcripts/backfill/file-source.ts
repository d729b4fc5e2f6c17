/** Transcript files in a fixed order, so that a back-fill can say how far it has come. */
export interface FileSource {
  /** The same for the same files, e.g. `s3://bucket/prefix`. */
  readonly name: string;
  /** Names of the files behind the given one, in the order of their UTF-8 bytes. */
  list(after: string | undefined): AsyncIterable<string>;
  read(name: string, signal: AbortSignal): Promise<string>;
}
