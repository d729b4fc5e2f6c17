import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PersistentMap } from '../../src/chat/timeline/persistent-map.ts';

const changes = fc.array(fc.tuple(fc.stringMatching(/^[a-f]{1,3}$/), fc.option(fc.nat(), { nil: undefined })), {
  maxLength: 200,
});

describe('persistent map', () => {
  it('answers what a Map does, one change at a time and all at once, and never changes', () => {
    const property = fc.property(changes, (list) => {
      const model = new Map<string, number>();
      let single = PersistentMap.empty as PersistentMap<number>;
      for (const [key, value] of list) {
        const [before, size, known] = [single, single.size, single.get(key)];
        if (value === undefined) model.delete(key);
        else model.set(key, value);
        single = value === undefined ? single.without(key) : single.with(key, value);
        expect([before.size, before.get(key)]).toEqual([size, known]);
      }
      const bulk = (PersistentMap.empty as PersistentMap<number>).withAll(list);
      for (const map of [single, bulk]) {
        expect(map.size).toBe(model.size);
        for (const [key] of list) expect(map.get(key)).toBe(model.get(key));
      }
    });
    expect(() => fc.assert(property, { seed: 1 })).not.toThrow();
  });
});
