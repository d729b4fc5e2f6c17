import type { PublicConfig } from '@liaison/protocol/api';

export type HumanWidgetConfig = NonNullable<PublicConfig['humanWidget']>;

/** What Cloudflare Turnstile, hCaptcha and reCAPTCHA offer alike. Sources: their documentation of explicit rendering. */
interface Provider {
  render(element: HTMLElement, options: Record<string, unknown>): string | number;
  reset(id: string | number): void;
  /** reCAPTCHA's own: its script is there before it can render. */
  ready?(callback: () => void): void;
}

export interface HumanWidgetEvents {
  /** With a proof, and with none once it can no longer be used. */
  readonly onProof: (proof: string | undefined) => void;
  /** The widget cannot be shown, or has given up. */
  readonly onFailure: () => void;
}

export interface HumanWidget {
  /** Asks anew: a proof is good for one try. */
  reset(): void;
}

type ProviderName = HumanWidgetConfig['name'];

const providerOf = (name: ProviderName) => (globalThis as Partial<Record<ProviderName, Provider>>)[name];

/** Loads the script unless it is there. */
async function load(url: string, name: ProviderName): Promise<Provider> {
  if (providerOf(name) === undefined) {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const script = Object.assign(document.createElement('script'), { src: url, async: true });
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error('The script of the widget does not load.')));
    document.head.append(script);
    await promise.finally(() => script.remove());
  }
  const provider = providerOf(name);
  if (provider === undefined) throw new Error('The script of the widget is not the one that was expected.');
  if (provider.ready !== undefined) await new Promise<void>((resolve) => provider.ready?.(resolve));
  return provider;
}

/** Shows the provider's widget in an element. @throws {Error} when its script does not come, or is another one. */
export async function showHumanWidget(
  element: HTMLElement,
  { scriptUrl, siteKey, name }: HumanWidgetConfig,
  { onProof, onFailure }: HumanWidgetEvents,
): Promise<HumanWidget> {
  const provider = await load(scriptUrl, name);
  const id = provider.render(element, {
    sitekey: siteKey,
    callback: (proof: string) => onProof(proof),
    'expired-callback': () => onProof(undefined),
    'error-callback': () => {
      onProof(undefined);
      onFailure();
    },
  });
  return { reset: () => provider.reset(id) };
}
