import type { WireItem } from '@liaison/protocol';

export interface PageRequest {
  /** Index of the first item of the page, in the direction of the scan. */
  readonly from: number;
  readonly direction: 'FORWARD' | 'BACKWARD';
  readonly size: number;
}

export interface Page {
  /** Oldest first. */
  readonly items: readonly WireItem[];
  /** Where the next page begins; absent when there is nothing beyond. */
  readonly next?: number;
}

/** Cuts a page out of a transcript that is oldest first. */
export function transcriptPage(items: readonly WireItem[], { from, direction, size }: PageRequest): Page {
  if (direction === 'FORWARD') {
    const end = Math.min(items.length, from + size);
    return { items: items.slice(from, end), ...(end < items.length ? { next: end } : {}) };
  }
  const start = Math.max(0, from - size + 1);
  return { items: items.slice(start, from + 1), ...(start > 0 ? { next: start - 1 } : {}) };
}

export interface StartPosition {
  readonly Id?: string;
  readonly AbsoluteTime?: string;
  readonly MostRecent?: number;
}

/**
 * Index of the item that a start position names, the item itself included. A time means the first item at or after it
 * going forward, the last one at or before it going backward. `undefined`: there is no such item.
 */
export function startIndex(
  items: readonly WireItem[],
  position: StartPosition,
  direction: 'FORWARD' | 'BACKWARD',
): number | undefined {
  const { Id, AbsoluteTime, MostRecent } = position;
  if (Id !== undefined) {
    const index = items.findIndex((item) => item.Id === Id);
    return index < 0 ? undefined : index;
  }
  if (AbsoluteTime !== undefined) {
    const time = Date.parse(AbsoluteTime);
    if (Number.isNaN(time)) return undefined;
    if (direction === 'BACKWARD') return items.findLastIndex((item) => Date.parse(item.AbsoluteTime) <= time);
    const index = items.findIndex((item) => Date.parse(item.AbsoluteTime) >= time);
    return index < 0 ? items.length : index;
  }
  if (MostRecent !== undefined) return Math.max(0, items.length - Math.max(1, MostRecent));
  return direction === 'FORWARD' ? 0 : items.length - 1;
}
