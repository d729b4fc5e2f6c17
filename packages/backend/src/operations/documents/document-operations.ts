import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../../http/app-env.ts';
import { deleteQuickResponse } from '../quick-responses/delete-quick-response.ts';
import { exportQuickResponses } from '../quick-responses/export-quick-responses.ts';
import { importQuickResponses } from '../quick-responses/import-quick-responses.ts';
import { retentionPolicyResource } from '../privacy/retention-policy.ts';
import { quickResponseResource } from '../quick-responses/quick-response.ts';
import { searchQuickResponses } from '../quick-responses/search-quick-responses.ts';
import { dispositionCodesResource } from './disposition-codes.ts';
import { dispositionResource } from './disposition.ts';
import type { DocumentOptions } from './document-resource.ts';
import { getEarlierNotes } from './get-earlier-notes.ts';
import { getDocument } from './get-document.ts';
import { handoffCardResource } from './handoff-card.ts';
import { noteResource } from './note.ts';
import { preferencesResource } from './preferences.ts';
import { putDocument } from './put-document.ts';
import { getContactDispositionCodes } from './get-contact-disposition-codes.ts';

/** Everything that agents and administrators write. */
export function documentOperations(app: OpenAPIHono<AppEnv>, options: DocumentOptions): void {
  // Before the quick response of any shortcut, `export` among them.
  for (const mount of [searchQuickResponses, exportQuickResponses, importQuickResponses]) mount(app, options);
  const resources = [
    noteResource(options),
    handoffCardResource(options),
    dispositionResource(options),
    dispositionCodesResource,
    preferencesResource,
    quickResponseResource,
    retentionPolicyResource,
  ];
  for (const resource of resources) {
    getDocument(app, options, resource);
    putDocument(app, options, resource);
  }
  deleteQuickResponse(app, options);
  getContactDispositionCodes(app, options);
  getEarlierNotes(app, options);
}
