import { describe, expect, it } from 'vitest';
import { addLiveItem, mergeTranscript } from '../../src/chat/merge-transcript.ts';
import { agentSays } from '../items.ts';

const items = (ids: string) =>
  ids
    .split(' ')
    .filter(Boolean)
    .map((id) => agentSays(id));
const merged = (known: string, settled: string, pages: string) =>
  mergeTranscript(items(known), { items: items(pages), settled: new Set(settled.split(' ')) })
    .map((item) => item.Id)
    .join(' ');

describe('merging pages of the transcript', () => {
  it.each([
    ['a first page', '', '', '1 2 3', '1 2 3'],
    ['what was missed', '1 2', '1 2', '2 3 4', '1 2 3 4'],
    ['what was missed, when live items came before it', '1 2 9', '1 2', '2 3 4 9', '1 2 3 4 9'],
    ['live items that the pages do not have yet', '1 2 9', '1 2', '2 3 4', '1 2 3 4 9'],
    ['live items in the wrong order', '1 5 4', '1', '1 2 3 4', '1 2 3 4 5'],
    ['a live item before the first page', '9', '', '1 2 3', '1 2 3 9'],
    ["the server's order against the order of arrival", '1 3 2', '1 3 2', '1 2 3', '1 2 3'],
    ['the same page again', '1 2 3', '1 2 3', '1 2 3', '1 2 3'],
    ['a page from the middle on', '1 2 3 4', '1 2 3 4', '3 4 5', '1 2 3 4 5'],
    ['an empty page', '1 2', '1 2', '', '1 2'],
  ])('takes %s', (_, known, settled, pages, expected) => {
    expect(merged(known, settled, pages)).toBe(expected);
  });
});

describe('a live item', () => {
  it('comes last', () => {
    expect(addLiveItem(items('1'), agentSays('2')).map((item) => item.Id)).toEqual(['1', '2']);
  });

  it('that is known replaces what is there, where it is', () => {
    const changed = agentSays('1', { Content: 'changed' });
    expect(addLiveItem(items('1 2'), changed)).toEqual([changed, agentSays('2')]);
  });
});
