import { type SoundName, sounds } from './sounds.ts';

/** Plays a sound and answers how to stop it. */
export type PlaySound = (name: SoundName) => () => void;

const LOUDNESS = 0.18;

/**
 * Plays the sounds, which are made here and not loaded. Browsers keep a page silent until somebody has clicked or typed in it, so
 * nothing is heard before.
 */
export function createSoundPlayer(page: Pick<Window, 'addEventListener'>): PlaySound {
  let audio: AudioContext | undefined;
  for (const gesture of ['pointerdown', 'keydown']) {
    page.addEventListener(gesture, () => {
      audio ??= new AudioContext();
      if (audio.state === 'suspended') void audio.resume();
    });
  }
  return (name) => {
    if (audio?.state !== 'running') return () => {};
    const volume = new GainNode(audio, { gain: LOUDNESS });
    volume.connect(audio.destination);
    for (const { pitch, at, lasts } of sounds[name]) {
      const begin = audio.currentTime + at;
      const tone = new OscillatorNode(audio, { frequency: pitch, type: 'triangle' });
      const shape = new GainNode(audio, { gain: 0 });
      shape.gain.setValueAtTime(0, begin);
      shape.gain.linearRampToValueAtTime(1, begin + 0.01);
      shape.gain.exponentialRampToValueAtTime(0.001, begin + lasts);
      tone.connect(shape).connect(volume);
      tone.start(begin);
      tone.stop(begin + lasts);
    }
    return () => volume.disconnect();
  };
}
