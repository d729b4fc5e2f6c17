import type { QuickConnect } from '@liaison/core';

export interface QuickConnectGroup {
  readonly value: 'recent' | 'agents' | 'queues';
  readonly items: readonly QuickConnect[];
}

/** So many fit a list that is read; more are found by typing on. */
const SHOWN = 100;
/** Recent choices that are offered first. */
export const RECENT = 4;

/**
 * What is offered for a search: everything that holds each of its words, in any order. Without a search the recent choices come first, and
 * only there.
 */
export function quickConnectGroups(
  quickConnects: readonly QuickConnect[],
  { recent, sought }: { recent: readonly string[]; sought: string },
): { readonly groups: readonly QuickConnectGroup[]; readonly more: number } {
  const words = sought.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fitting = quickConnects.filter(({ name }) => {
    const lower = name.toLocaleLowerCase();
    return words.every((word) => lower.includes(word));
  });
  const byArn = new Map(fitting.map((quickConnect) => [quickConnect.arn, quickConnect]));
  const first = words.length > 0 ? [] : recent.flatMap((arn) => byArn.get(arn) ?? []).slice(0, RECENT);
  const rest = fitting.filter((quickConnect) => !first.includes(quickConnect));
  const shown = rest.slice(0, SHOWN);
  const groups: QuickConnectGroup[] = [
    { value: 'recent', items: first },
    { value: 'agents', items: shown.filter(({ type }) => type === 'agent') },
    { value: 'queues', items: shown.filter(({ type }) => type === 'queue') },
  ];
  return { groups: groups.filter(({ items }) => items.length > 0), more: rest.length - shown.length };
}

/** The recent choices after another one. */
export const withRecent = (recent: readonly string[], arn: string): string[] =>
  [arn, ...recent.filter((other) => other !== arn)].slice(0, RECENT);
