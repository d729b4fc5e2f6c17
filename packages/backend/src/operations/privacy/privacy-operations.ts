import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../../http/app-env.ts';
import { createErasure } from './create-erasure.ts';
import { getHolds } from './get-holds.ts';
import { liftHold } from './lift-hold.ts';
import type { PrivacyOptions } from './privacy-options.ts';
import { setHold } from './set-hold.ts';

/** What an administrator may not let be deleted, and what has to be. */
export function privacyOperations(app: OpenAPIHono<AppEnv>, options: PrivacyOptions): void {
  for (const mount of [getHolds, setHold, liftHold, createErasure]) mount(app, options);
}
