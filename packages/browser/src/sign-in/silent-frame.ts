import { LiaisonError, type Clock } from '@liaison/core';

/** Milliseconds. */
const TIME_LIMIT = 10_000;
const FRAME_NAME = 'liaison-silent-sign-in';

/** True in the hidden frame of a renewal: a page that sees it must not start anything. */
export const isSilentSignIn = (page: Pick<Window, 'name'>): boolean => page.name === FRAME_NAME;

/**
 * Asks the issuer in a hidden frame and answers the parameters it came back with. Works where the issuer's session cookie reaches a
 * frame of this page (same site, or third-party cookies allowed). @throws LiaisonError NotSignedInError; TimeoutError when it does not load
 */
export function askSilently(
  address: string,
  redirectUri: string,
  { clock, document }: { clock: Clock; document: Document },
): Promise<URLSearchParams> {
  const { promise, resolve, reject } = Promise.withResolvers<URLSearchParams>();
  const frame = document.createElement('iframe');
  frame.name = FRAME_NAME;
  frame.hidden = true;
  frame.title = '';
  const cancel = clock.schedule(TIME_LIMIT, () =>
    reject(new LiaisonError('TimeoutError', 'The issuer did not answer in time')),
  );
  frame.addEventListener('load', () => {
    const answer = readAddress(frame);
    if (answer?.startsWith(redirectUri)) resolve(new URL(answer).searchParams);
    else reject(new LiaisonError('NotSignedInError', 'The issuer did not renew the sign-in'));
  });
  frame.src = address;
  document.body.append(frame);
  return promise.finally(() => {
    cancel();
    frame.remove();
  });
}

/** The frame's address once it is back on this origin; a page of the issuer's cannot be looked into. */
function readAddress(frame: HTMLIFrameElement): string | undefined {
  try {
    return frame.contentWindow?.location.href;
  } catch {
    return undefined;
  }
}
