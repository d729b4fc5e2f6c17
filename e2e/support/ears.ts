import { expect, type Page } from '@playwright/test';

/** What is heard in a page. */
export interface Ears {
  /** Another sound begins, now or with the time that passes in the page. */
  expectSounds(): Promise<void>;
  /** No sound begins, however long one waits. */
  expectSilence(): Promise<void>;
}

/** Milliseconds in which whatever rings or reminds does so again. */
const LONG = 40_000;

/** Listens to the pages that are opened from now on, whose time is in the test's hands. */
export async function listenTo(page: Page): Promise<Ears> {
  await page.clock.install();
  await page.addInitScript(() => {
    const heard = { sounds: 0 };
    Object.assign(window, { heard });
    const { connect } = AudioNode.prototype as { connect: (this: AudioNode, ...to: unknown[]) => unknown };
    Object.assign(AudioNode.prototype, {
      connect(this: AudioNode, ...to: unknown[]) {
        if (to[0] instanceof AudioDestinationNode && this.context.state === 'running') heard.sounds += 1;
        return connect.apply(this, to);
      },
    });
  });
  const sounds = () => page.evaluate(() => (window as unknown as { heard: { sounds: number } }).heard.sounds);
  return {
    async expectSounds() {
      const before = await sounds();
      const later = async () => {
        await page.clock.fastForward(5000);
        return sounds();
      };
      await expect.poll(later, { message: 'sounds so far', intervals: [100] }).toBeGreaterThan(before);
    },
    async expectSilence() {
      const before = await sounds();
      await page.clock.fastForward(LONG);
      expect(await sounds(), 'sounds so far').toBe(before);
    },
  };
}
