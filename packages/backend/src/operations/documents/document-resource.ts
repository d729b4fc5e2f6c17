import type { AuditAction, VersionedDocument } from '@liaison/protocol/api';
import type { z } from '@hono/zod-openapi';
import type { Content, DocumentKey } from '../../agent-data/documents.ts';
import type { ContactReaders } from '../../auth/contact-readers.ts';
import type { Agent, Authenticator } from '../../auth/authenticator.ts';
import type { GuardedOperation } from '../../auth/policy.ts';
import type { ContactAgents } from '../../connect/contact-agents.ts';
import type { Store } from '../../store/store.ts';

/** Where a document is read or written, and by whom. */
export interface DocumentPlace {
  readonly agent: Agent;
  /** The id in the path; empty where the path has none. */
  readonly id: string;
}

/** One kind of document in the API. */
export interface DocumentResource {
  readonly path: string;
  /** What stands between braces in the path, with its schema. */
  readonly params: z.ZodObject<Record<string, z.ZodType<string>>>;
  readonly content: z.ZodType<Content>;
  readonly document: z.ZodType<VersionedDocument<Content>>;
  readonly get: { readonly operation: GuardedOperation; readonly summary: string; readonly audited?: AuditAction };
  readonly put: { readonly operation: GuardedOperation; readonly summary: string; readonly audited?: AuditAction };
  /** The document of this place. @throws {ApiFailure} for somebody who may not read or write it. */
  readonly keyOf: (place: DocumentPlace) => Promise<DocumentKey>;
  /** @throws {ApiFailure} for content that may not be written here. */
  readonly check?: (content: Content, place: DocumentPlace) => Promise<void>;
}

export interface DocumentOptions {
  readonly authenticator: Authenticator;
  readonly contacts: ContactAgents;
  readonly readers: ContactReaders;
  readonly store: Pick<Store, 'db'>;
  readonly now: () => Date;
}
