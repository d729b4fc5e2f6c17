import { z } from 'zod';
import { address, originList, setting, webAddress } from './rules.ts';

const secretRule = 'a secret, set together with LIAISON_HUMAN_CHECK_URL';
const widgetRule =
  'an https address (plain http only on a loopback host), set together with LIAISON_HUMAN_SITE_KEY and LIAISON_HUMAN_CHECK_URL';

/** Who may start a chat: how the server has a proof of humanity checked, and how the customer page gets one. */
export const humanVariables = {
  LIAISON_HUMAN_CHECK_URL: setting(
    webAddress().optional(),
    'Where POST /api/chats has proofs of humanity checked: the siteverify address of Cloudflare Turnstile, hCaptcha or reCAPTCHA. Unset: none is asked for.',
    address,
  ),
  LIAISON_HUMAN_CHECK_SECRET: setting(
    z.string().min(1).optional(),
    'Secret of this site at that service. Needed with LIAISON_HUMAN_CHECK_URL.',
    secretRule,
  ),
  LIAISON_HUMAN_WIDGET_URL: setting(
    webAddress().optional(),
    "Script of that service's widget, which the customer page shows, for explicit rendering, e.g. https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit. Unset: the page shows none.",
    widgetRule,
  ),
  LIAISON_HUMAN_SITE_KEY: setting(
    z.string().min(1).optional(),
    'Public key of this site at that service. Needed with LIAISON_HUMAN_WIDGET_URL.',
    'a key, set together with LIAISON_HUMAN_WIDGET_URL',
  ),
  LIAISON_HUMAN_WIDGET_NAME: setting(
    z.enum(['turnstile', 'hcaptcha', 'grecaptcha']).default('turnstile'),
    'Name under which that script offers render and reset.',
    'turnstile, hcaptcha or grecaptcha',
  ),
  LIAISON_HUMAN_WIDGET_ORIGINS: setting(
    originList()
      .pipe(z.array(z.string().refine((text) => text !== '*')))
      .default([]),
    "Origins besides the script's own that the widget loads from, e.g. https://hcaptcha.com and https://*.hcaptcha.com.",
    'origins such as https://www.gstatic.com, separated by commas',
  ),
};

type HumanValues = Readonly<
  Partial<
    Record<
      'LIAISON_HUMAN_CHECK_URL' | 'LIAISON_HUMAN_CHECK_SECRET' | 'LIAISON_HUMAN_WIDGET_URL' | 'LIAISON_HUMAN_SITE_KEY',
      string | undefined
    >
  >
>;

/** What is wrong between these settings: the one to change, and its rule. */
export function humanProblem(values: HumanValues): { readonly setting: string; readonly rule: string } | undefined {
  const isSet = (name: keyof HumanValues) => values[name] !== undefined;
  if (isSet('LIAISON_HUMAN_CHECK_URL') !== isSet('LIAISON_HUMAN_CHECK_SECRET'))
    return { setting: 'LIAISON_HUMAN_CHECK_SECRET', rule: secretRule };
  const shown = isSet('LIAISON_HUMAN_WIDGET_URL');
  if (shown !== isSet('LIAISON_HUMAN_SITE_KEY') || (shown && !isSet('LIAISON_HUMAN_CHECK_URL')))
    return { setting: 'LIAISON_HUMAN_WIDGET_URL', rule: widgetRule };
  return undefined;
}
