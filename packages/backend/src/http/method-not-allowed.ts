import type { Hono } from 'hono';
import { ApiFailure } from './api-failure.ts';
import type { AppEnv } from './app-env.ts';

/** After all routes: a known path asked with another method is 405 and names the ones it knows. */
export function refuseOtherMethods(app: Hono<AppEnv>): void {
  const routes = app.routes.filter(({ method }) => method !== 'ALL');
  for (const [path, known] of Map.groupBy(routes, (route) => route.path)) {
    const methods = new Set(known.map(({ method }) => method));
    if (methods.has('GET')) methods.add('HEAD');
    app.all(path, () => {
      throw new ApiFailure('method_not_allowed', 'This path does not know this method.', {
        headers: { Allow: [...methods].join(', ') },
      });
    });
  }
}
