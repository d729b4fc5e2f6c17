import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type HumanityCheck, HumanityCheckUnavailable } from './humanity-check.ts';

export interface SiteverifyOptions {
  readonly url: string;
  readonly secret: string;
}

const timeoutMs = 5000;

/** reCAPTCHA v3 calls everything a success and gives a score; the others give none. */
const leastScore = 0.5;

const answer = z.object({ success: z.boolean(), score: z.number().optional() });

/**
 * Asks a service that speaks as Cloudflare Turnstile, hCaptcha and reCAPTCHA do: a form with `secret`, `response` and `remoteip`, answered
 * with `success`. Each takes a proof once; Turnstile takes it again with the same `idempotency_key`.
 * Sources: the three services' documentation of their siteverify endpoints.
 */
export function siteverify({ url, secret }: SiteverifyOptions): HumanityCheck {
  return {
    async verify({ proof, address, clientToken }) {
      const form = new URLSearchParams({ secret, response: proof });
      // An IPv6 client is known here by its network alone.
      if (!address.includes('/')) form.set('remoteip', address);
      if (clientToken !== undefined) form.set('idempotency_key', uuidOf(clientToken));
      try {
        const response = await fetch(url, {
          method: 'POST',
          body: form,
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        });
        if (!response.ok) throw new Error(`the check answered ${response.status}`);
        const { success, score = 1 } = answer.parse(await response.json());
        return success && score >= leastScore;
      } catch (cause) {
        throw new HumanityCheckUnavailable(cause);
      }
    },
  };
}

/** A UUID (version 8, RFC 9562) that is the same for the same text and says nothing about it. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
