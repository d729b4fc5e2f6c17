import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './http/app-env.ts';

/** The OpenAPI document of everything mounted on the app. */
export function openApiDocument(app: OpenAPIHono<AppEnv>) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Liaison',
      version: '1',
      description: 'The HTTP API of the Liaison server. Every answer that is not a success has the shape ApiError.',
      license: { name: 'Apache-2.0' },
    },
  });
}
