import { defaultPreferences, type Preferences } from '@liaison/react';
import type { SoundName } from '../attention/sounds.ts';
import { defaultKeys, type Keys } from '../keyboard/shortcuts.ts';

/** What an agent sets up in the desktop. */
export interface DesktopPreferences extends Preferences {
  /** What rings for an offered chat, and what is heard with a new message. */
  readonly ring: SoundName;
  readonly messageSound: SoundName;
  /** Whether the sound of a message comes again until it is seen. */
  readonly messageRepeats: boolean;
  /** Notices of the operating system while the page is not in view. */
  readonly notices: boolean;
  /** Whether a notice shows what the customer wrote: it may be read by whoever stands by. */
  readonly noticesWithText: boolean;
  readonly keys: Keys;
}

export const defaultDesktopPreferences: DesktopPreferences = {
  ...defaultPreferences,
  ring: 'chime',
  messageSound: 'tick',
  messageRepeats: true,
  notices: false,
  noticesWithText: false,
  keys: defaultKeys,
};
