import type { ContactEventDetail } from './contact-event.ts';

type Attributes = Readonly<Record<string, string>> | undefined;

/**
 * What is told of a contact without the attributes and tags that are not to be kept: they never reach the database.
 * @param excluded names of attributes and tags; `*` stands for all.
 */
export function withoutAttributes(detail: ContactEventDetail, excluded: ReadonlySet<string>): ContactEventDetail {
  if (excluded.size === 0) return detail;
  const isKept = (name: string) => !excluded.has('*') && !excluded.has(name);
  const kept = (attributes: Attributes) =>
    attributes && Object.fromEntries(Object.entries(attributes).filter(([name]) => isKept(name)));
  return { ...detail, segmentAttributes: kept(detail.segmentAttributes), tags: kept(detail.tags) };
}
