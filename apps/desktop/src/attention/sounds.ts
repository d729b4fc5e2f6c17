/** A sound as notes: pitch in hertz, begin and length in seconds. */
export interface Note {
  readonly pitch: number;
  readonly at: number;
  readonly lasts: number;
}

export const soundNames = ['chime', 'knock', 'tick', 'none'] as const;
export type SoundName = (typeof soundNames)[number];

export const sounds: Readonly<Record<SoundName, readonly Note[]>> = {
  chime: [
    { pitch: 659, at: 0, lasts: 0.5 },
    { pitch: 880, at: 0.16, lasts: 0.7 },
  ],
  knock: [
    { pitch: 220, at: 0, lasts: 0.12 },
    { pitch: 220, at: 0.18, lasts: 0.12 },
    { pitch: 294, at: 0.36, lasts: 0.2 },
  ],
  tick: [{ pitch: 1046, at: 0, lasts: 0.09 }],
  none: [],
};
