import { Hono } from 'hono';
import { contentSecurityPolicy } from '../page/content-security-policy.ts';
import { scripts } from '../scripted-customer/scripts.ts';
import type { Instance } from '../world/instance.ts';
import { controlPage } from './control-page.ts';

/** The control page at `/_emulator/`, beside the control API that it calls. */
export function controlPageApp({ instance }: { instance: Instance }): Hono {
  const app = new Hono();
  const policy = contentSecurityPolicy({
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'connect-src': ["'self'"],
  });
  app.get('/_emulator', (context) => context.redirect('/_emulator/', 308));
  app.get('/_emulator/', policy, (context) => context.html(controlPage({ instance, scripts })));
  return app;
}
