import { afterAll, beforeEach } from 'vitest';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/create-emulator.ts';
import { ManualClock } from '../../src/world/clock.ts';
import { resetWorld } from '../../src/world/reset-world.ts';

/** One emulator for all tests of a file: as it began, without faults, for each of them. Its clock goes on. */
export async function sharedEmulator(
  options: Omit<EmulatorOptions, 'clock'> = {},
): Promise<{ readonly emulator: Emulator; readonly clock: ManualClock }> {
  const clock = new ManualClock();
  const emulator = await createEmulator({ seed: 1, ...options, clock });
  beforeEach(() => {
    emulator.faults.clear();
    resetWorld(emulator.world);
  });
  afterAll(() => emulator[Symbol.asyncDispose]());
  return { emulator, clock };
}
