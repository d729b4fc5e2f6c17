import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { type PublicConfig, publicConfig } from '@liaison/protocol/api';
import type { AppEnv } from '../http/app-env.ts';
import type { HumanWidgetSettings, Settings } from '../settings/settings.ts';
import { errorResponses, jsonContent } from './responses.ts';

const route = createRoute({
  method: 'get',
  path: '/api/config',
  operationId: 'getConfig',
  summary: 'What the pages need to know at run time',
  responses: { 200: jsonContent(publicConfig, 'The configuration'), ...errorResponses('rate_limited') },
});

/** `GET /api/config`. Public, so nothing in it is a secret. */
export function getConfig(app: OpenAPIHono<AppEnv>, settings: Settings): void {
  const config = configOf(settings);
  app.openapi(route, (c) => c.json(config, 200));
}

function configOf({ aws, chats, desktop, oidc }: Settings): PublicConfig {
  return {
    ...desktop,
    region: aws.region,
    participantEndpoint: aws.participantEndpoint,
    humanWidget: chats.humanWidget && widgetOf(chats.humanWidget),
    oidc: { issuer: oidc.issuer, clientId: oidc.clientId, scope: oidc.scope },
  };
}

const widgetOf = ({ scriptUrl, siteKey, name }: HumanWidgetSettings) => ({ scriptUrl, siteKey, name });
