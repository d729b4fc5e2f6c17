import type { ContactState, UnstoredLines } from '@liaison/core';
import type { PublicConfig } from '@liaison/protocol/api';
import type { Facts } from './facts.ts';

export interface FactSources {
  readonly config: PublicConfig;
  readonly state: Pick<ContactState, 'agent' | 'connection'>;
  readonly unstored: readonly UnstoredLines[];
  readonly signInOver: boolean;
  readonly signInWindow: Facts['signInWindow'];
  /** Whether the instance has approved this page's origin; `undefined` where nobody knows. */
  readonly originApproved: () => Promise<boolean | undefined>;
  readonly page: Pick<Window, 'fetch' | 'localStorage' | 'location' | 'navigator'> & { readonly connect?: unknown };
}

/** Looks at everything that can be looked at from here. Takes as long as the slowest answer, at most five seconds. */
export async function gatherFacts({ config, state, unstored, ...others }: FactSources): Promise<Facts> {
  const { signInOver, signInWindow, page } = others;
  const chatService = config.participantEndpoint ?? `https://participant.connect.${config.region}.amazonaws.com`;
  const answers = (address: string) => reachable(page, address);
  const [serverAnswers, ccpAnswers, chatServiceAnswers, originApproved] = await Promise.all([
    answers(new URL('/healthz', page.location.href).href),
    answers(config.ccpUrl),
    answers(chatService),
    others.originApproved(),
  ]);
  const agentRegion = state.agent?.arn.split(':')[3];
  const { connection } = state;
  const storeFailure = unstored.at(-1)?.failure;
  return {
    origin: page.location.origin,
    ccpHost: new URL(config.ccpUrl).origin,
    region: config.region,
    ...(agentRegion ? { agentRegion } : {}),
    online: page.navigator.onLine,
    serverAnswers,
    ccpAnswers,
    chatServiceAnswers,
    ...(originApproved === undefined ? {} : { originApproved }),
    storage: keeps(page),
    libraries: librariesOf(page.connect),
    wasSignedIn: state.agent !== undefined,
    signInOver,
    unstoredChats: unstored.length,
    ...(storeFailure && { storeFailure }),
    signInWindow,
    connection: connection.name,
    ...(connection.name === 'failed' ? { connectionError: connection.error.name } : {}),
  };
}

/** An answer of any kind counts: what a foreign host says cannot be read. */
async function reachable(page: Pick<Window, 'fetch'>, address: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(5_000);
    await page.fetch(address, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal });
    return true;
  } catch {
    return false;
  }
}

function keeps(page: Pick<Window, 'localStorage'>): boolean {
  try {
    page.localStorage.setItem('liaison.doctor', '1');
    page.localStorage.removeItem('liaison.doctor');
    return true;
  } catch {
    return false;
  }
}

/** Streams makes the global `connect`, ChatJS adds the chat session to it. */
function librariesOf(connect: unknown): Facts['libraries'] {
  if (typeof connect !== 'object' || connect === null || !('core' in connect)) return 'none';
  return 'ChatSession' in connect ? 'both' : 'streams';
}
