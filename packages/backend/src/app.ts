import type { S3Client } from '@aws-sdk/client-s3';
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import { attachmentOrigins } from './attachments/attachment-origins.ts';
import { storageOf } from './attachments/files/storage-of.ts';
import { shownText } from './archive/shown-text.ts';
import type { Agent, Authenticator } from './auth/authenticator.ts';
import { contactReaders } from './auth/contact-readers.ts';
import type { ConnectClients } from './connect/connect-clients.ts';
import { agentIds } from './connect/agent-ids.ts';
import { contactAgents } from './connect/contact-agents.ts';
import { answerFailure } from './http/answer-failure.ts';
import { ApiFailure } from './http/api-failure.ts';
import { clientAddress } from './http/client-address.ts';
import type { AppEnv } from './http/app-env.ts';
import { refuseOtherMethods } from './http/method-not-allowed.ts';
import { createMetrics } from './http/metrics.ts';
import { rateLimit } from './http/rate-limit.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { traceRequests } from './http/trace-requests.ts';
import type { HumanityCheck } from './humanity/humanity-check.ts';
import { siteverify } from './humanity/siteverify.ts';
import { openApiDocument } from './openapi.ts';
import { documentOperations } from './operations/documents/document-operations.ts';
import { checkOrigin } from './operations/check-origin.ts';
import { createParticipantConnection } from './operations/create-participant-connection.ts';
import { copyAttachment } from './operations/attachments/copy-attachment.ts';
import { getAttachment } from './operations/attachments/get-attachment.ts';
import { exportContact } from './operations/archive/export-contact.ts';
import { getHistory } from './operations/archive/get-history.ts';
import { searchContacts } from './operations/archive/search-contacts.ts';
import { getAudit } from './operations/get-audit.ts';
import { getConfig } from './operations/get-config.ts';
import { getHealth } from './operations/get-health.ts';
import { getMetrics } from './operations/get-metrics.ts';
import { getReadiness } from './operations/get-readiness.ts';
import { getThread } from './operations/get-thread.ts';
import { ingestNotification } from './operations/ingest-notification.ts';
import { invalid } from './operations/request-body.ts';
import { privacyOperations } from './operations/privacy/privacy-operations.ts';
import { revealItem } from './operations/privacy/reveal-item.ts';
import { startChat } from './operations/start-chat.ts';
import { uploadItems } from './operations/upload-items.ts';
import { hiddenKinds } from './privacy/hidden-kinds.ts';
import { type Page, servePage } from './pages/serve-page.ts';
import type { Settings } from './settings/settings.ts';
import { notificationGate } from './sns/notification-gate.ts';
import type { Store } from './store/store.ts';
import { createIngestion } from './transcripts/ingestion.ts';

export interface AppOptions {
  readonly settings: Settings;
  readonly clients: ConnectClients;
  readonly authenticator: Authenticator;
  readonly store: Store;
  readonly s3: S3Client;
  readonly logger: Logger;
  /** Address of the other end of the connection that a request came by. */
  readonly peerAddress: (c: Context<AppEnv>) => string;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** Time of day. */
  readonly date: () => Date;
  readonly newId: () => string;
  readonly pages?: readonly Page[];
  /** Decides who may start a chat, instead of the service that the settings name. */
  readonly humanity?: HumanityCheck;
}

/** The whole server as one fetch handler: the API under `/api`, health, and the built pages. */
export function createApp(options: AppOptions): OpenAPIHono<AppEnv> {
  const { settings, clients, authenticator, store, s3, logger, peerAddress, now, date, newId, pages = [] } = options;
  const { timeoutMs } = settings.aws;
  const app = new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.error);
    },
  });
  app.onError(answerFailure);
  app.notFound(() => {
    throw new ApiFailure('not_found', 'There is nothing at this address.');
  });

  const https = settings.publicUrl?.protocol === 'https:';
  app.use(requestLog({ logger, now, newId }), traceRequests, securityHeaders({ https }));
  if (settings.metricsToken !== undefined) {
    const metrics = createMetrics({ now, ofProcess: true });
    app.use(metrics.measure);
    getMetrics(app, metrics, settings.metricsToken);
  }
  app.use('/api/*', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    const forwardedFor = c.req.header('X-Forwarded-For');
    c.set('clientAddress', clientAddress(peerAddress(c), forwardedFor, settings.trustedProxies));
    await next();
  });

  // Before the rate limit: SNS sends all messages of all chats from a handful of addresses.
  const { buckets, excludedAttributes } = settings.ingestion;
  ingestNotification(app, {
    gate: notificationGate({ settings: settings.ingestion, now: date }),
    ingestion: createIngestion({ store, s3, buckets, excludedAttributes, timeoutMs, now: date }),
  });
  app.use('/api/*', rateLimit(settings.requestsPerMinute));
  app.openAPIRegistry.registerComponent('securitySchemes', 'agent', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });

  const asked = { connect: clients.connect, instanceId: settings.chats.instanceId, timeoutMs, now };
  const contacts = contactAgents(asked);
  const { customerHistory } = settings;
  const readers = contactReaders({ db: store.db, contacts, agentIds: agentIds(asked), customerHistory });
  const { humanCheck } = settings.chats;
  startChat(app, { clients, settings, humanity: options.humanity ?? (humanCheck && siteverify(humanCheck)) });
  createParticipantConnection(app, { authenticator, clients, settings });
  checkOrigin(app, { ...asked, authenticator });
  uploadItems(app, { authenticator, contacts, store, now: date });
  getThread(app, { authenticator, readers, store, masking: settings.masking });
  revealItem(app, { authenticator, readers, store, masking: settings.masking });
  const archive = {
    authenticator,
    readers,
    store,
    shownTo: (agent: Agent) => shownText(hiddenKinds(settings.masking, agent)),
  };
  searchContacts(app, archive);
  getHistory(app, archive);
  const attachments = {
    authenticator,
    readers,
    store,
    contacts,
    timeoutMs,
    masking: settings.masking,
    files: storageOf(settings, s3),
    origins: attachmentOrigins(settings),
    maxBytes: settings.attachments.maxBytes,
  };
  copyAttachment(app, attachments);
  getAttachment(app, attachments);
  exportContact(app, { authenticator, readers, store, masking: settings.masking });
  documentOperations(app, { authenticator, contacts, readers, store, now: date });
  getAudit(app, { authenticator, store });
  privacyOperations(app, { authenticator, store, now: date, newId });
  getConfig(app, settings);
  getHealth(app);
  getReadiness(app, { authenticator, store });
  const document = openApiDocument(app);
  app.get('/api/openapi.json', (c) => c.json(document));
  refuseOtherMethods(app);
  app.all('/api/*', (c) => c.notFound());

  for (const page of pages) servePage(app, page);
  return app;
}
