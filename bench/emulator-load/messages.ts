/** What the two servers under load and the measuring process tell each other. Times are milliseconds. */
export type FromServer =
  | { readonly kind: 'ready'; readonly url: string; readonly tokens: readonly string[] }
  | { readonly kind: 'memory'; readonly rss: number };
export interface ToServer {
  readonly kind: 'memory?' | 'stop';
}

export const tell = (message: FromServer): void => void process.send?.(message);
