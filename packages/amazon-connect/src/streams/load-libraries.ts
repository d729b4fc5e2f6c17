import { LiaisonError } from '@liaison/core';
import type { StreamsApi } from './streams-api.ts';

/**
 * Loads both libraries when they are first needed (one megabyte that touches `window` on load) and answers the global they share.
 * Streams comes first: both write `window.connect`, and ChatJS adds to what it finds (Streams documentation, import order).
 */
export async function loadLibraries(): Promise<StreamsApi> {
  try {
    await import('amazon-connect-streams');
    await import('amazon-connect-chatjs');
  } catch (cause) {
    throw new LiaisonError('NetworkError', 'The Amazon Connect libraries could not be loaded', { cause });
  }
  return (globalThis as unknown as { connect: StreamsApi }).connect;
}
