import { z } from 'zod';

/**
 * `GET /api/config`: what the desktop and the customer page need to know at run time. Public: no secrets.
 * The same shape for Amazon Connect and for the local one; only the values differ.
 */
export const publicConfig = z
  .object({
    /** The CCP page that Streams loads, e.g. `https://my-instance.my.connect.aws/ccp-v2/`. */
    ccpUrl: z.url(),
    /** AWS region of the instance, e.g. `eu-central-1`. */
    region: z.string().min(1),
    /** Base address of the Participant Service when it is not the region's own. */
    participantEndpoint: z.url().optional(),
    /** Where an agent signs in to Amazon Connect by SAML; without it the CCP's own login page is used. */
    loginUrl: z.url().optional(),
    /** Voice inside the CCP frame. */
    softphone: z.boolean(),
    /** `streams`: the CCP gives the connection token. `exchange`: the backend exchanges the agent's participant token. */
    chatCredentials: z.enum(['streams', 'exchange']),
    /** Whether typing events and receipts are sent: they share the instance's rate limit with messages. */
    typing: z.boolean(),
    receipts: z.boolean(),
    /** A page of another system that stands beside contacts. Variables in braces, as in `{attribute.customerId}`, are to be encoded. */
    screenPop: z.object({ urlTemplate: z.string(), opens: z.enum(['window', 'frame', 'frame-at-once']) }).optional(),
    /**
     * What the customer page shows so that people prove to be some: a script that offers `render` and `reset` under a global name. Without it
     * the page shows nothing.
     */
    humanWidget: z
      .object({
        scriptUrl: z.url(),
        siteKey: z.string().min(1),
        name: z.enum(['turnstile', 'hcaptcha', 'grecaptcha']),
      })
      .optional(),
    /** OpenID Connect: authorization code with PKCE, public client. */
    oidc: z.object({ issuer: z.url(), clientId: z.string().min(1), scope: z.string() }),
  })
  .meta({ id: 'PublicConfig' });
export type PublicConfig = z.infer<typeof publicConfig>;
