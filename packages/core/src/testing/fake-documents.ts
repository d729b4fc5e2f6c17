import type { VersionedDocument } from '@liaison/protocol/api';
import { DocumentConflict, type DocumentPort } from '../documents/document-port.ts';
import type { LiaisonError } from '../platform/errors.ts';

/** Documents in memory that follow the backend's rules about versions; whoever writes through the port is Ada. A test makes calls fail, or loses their answers. */
export class FakeDocuments<Content> implements DocumentPort<Content> {
  readonly #documents = new Map<string, VersionedDocument<Content>>();
  /** Every call as `read c1` or `write c1 over 0`. */
  readonly calls: string[] = [];
  /** While set, every call rejects with it. */
  failure: LiaisonError | undefined;
  /** While true, writes happen and their answer is lost: they reject with `failure`. */
  losesAnswers = false;
  /** While set, calls wait for it. */
  held: Promise<void> | undefined;

  async read(owner: string): Promise<VersionedDocument<Content>> {
    this.calls.push(`read ${owner}`);
    await this.held;
    if (this.failure) throw this.failure;
    return this.#documents.get(owner) ?? { version: 0 };
  }

  async write(owner: string, content: Content, seen: number): Promise<VersionedDocument<Content>> {
    this.calls.push(`write ${owner} over ${seen}`);
    await this.held;
    if (this.failure && !this.losesAnswers) throw this.failure;
    const current = this.#documents.get(owner) ?? { version: 0 };
    const isRepeated = current.version === seen + 1 && JSON.stringify(current.content) === JSON.stringify(content);
    if (current.version !== seen && !isRepeated) throw new DocumentConflict(current);
    const document = isRepeated ? current : this.put(owner, content, 'ada');
    if (this.failure) throw this.failure;
    return document;
  }

  /** Somebody writes the next version. */
  put(owner: string, content: Content, writtenBy = 'bo'): VersionedDocument<Content> {
    const version = (this.#documents.get(owner)?.version ?? 0) + 1;
    const document = { version, content, writtenBy, writtenAt: '2026-01-05T09:00:00.000Z' };
    this.#documents.set(owner, document);
    return document;
  }

  content(owner: string): Content | undefined {
    return this.#documents.get(owner)?.content;
  }
}
