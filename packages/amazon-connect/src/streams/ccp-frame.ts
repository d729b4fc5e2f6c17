import type { StreamsApi } from './streams-api.ts';

export interface CcpFrameOptions {
  readonly ccpUrl: string;
  readonly loginUrl?: string;
  readonly region: string;
  /** Voice inside the frame. */
  readonly softphone: boolean;
  readonly container: HTMLElement;
}

/**
 * Puts the CCP into its container, once per page: Streams cannot be initialised twice (its `terminate` drops every subscription,
 * and events are lost after it: amazon-connect-streams issue 809).
 */
export function initCcp(connect: StreamsApi, options: CcpFrameOptions): void {
  if (connect.core.upstream !== null) return;
  connect.core.initCCP(options.container, {
    ccpUrl: options.ccpUrl,
    ...(options.loginUrl === undefined ? {} : { loginUrl: options.loginUrl }),
    region: options.region,
    // A popup that no click asked for is blocked; the desktop shows a button instead.
    loginPopup: false,
    softphone: { allowFramedSoftphone: options.softphone },
    // The frame is hidden, and its warning with it; the desktop shows its own.
    pageOptions: { showInactivityModal: false },
    // A person decides when to sign in again, also where a SAML session would do it at once.
    loginOptions: { disableAuthPopupAfterLogout: true },
  });
}

/**
 * Loads the CCP's frame anew, and with it the shared worker once no other tab holds it. Needed where Streams gives up: after ten
 * tries of its own at a login, after a sign-out (the worker answers keep-alives, so Streams believes the frame is well, but its API
 * client is gone), and after the worker's socket was terminated for good (one refused CreateTransport is enough).
 */
export function reloadCcp(connect: StreamsApi): void {
  const { containerDiv, initCCPParams } = connect;
  if (containerDiv && initCCPParams) connect.core._replaceCCPIframe(containerDiv, initCCPParams);
}

/**
 * Whether the CCP's host answers at all. A frame of another origin tells nothing about its content, so a login page and a dead host
 * look alike; an opaque request tells them apart.
 */
export async function isReachable(ccpUrl: string, request: typeof fetch): Promise<boolean> {
  try {
    await request(ccpUrl, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' });
    return true;
  } catch {
    return false;
  }
}
