/** What the two servers under load and the measuring process tell each other. Times are milliseconds. */
export type FromServer =
  | { readonly kind: 'ready'; readonly url: string; readonly tokens: readonly string[] }
  | ({ readonly kind: 'usage' } & Usage);
export interface ToServer {
  readonly kind: 'usage?' | 'stop';
}

/** Resident memory in bytes, and the processor's time since the start, which does not depend on who else is busy. */
export interface Usage {
  readonly rss: number;
  readonly cpuMs: number;
}

/** Of this process. */
export function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { rss: process.memoryUsage().rss, cpuMs: (user + system) / 1_000 };
}

export const tell = (message: FromServer): void => void process.send?.(message);
