import { contactOrders } from '@liaison/react';
import { soundNames } from '../attention/sounds.ts';
import { actionNames } from '../keyboard/shortcuts.ts';
import { defaultDesktopPreferences, type DesktopPreferences } from './desktop-preferences.ts';

const storageKey = 'liaison.preferences';

type Check = (value: unknown) => boolean;
const oneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const seconds: Check = (value) => typeof value === 'number' && value >= 1 && value <= 3600;
const texts: Check = (value) => Array.isArray(value) && value.every((text) => typeof text === 'string');
const flag: Check = (value) => typeof value === 'boolean';

const checks: Readonly<Record<Exclude<keyof DesktopPreferences, 'keys'>, Check>> = {
  contactOrder: oneOf(contactOrders),
  waitingLong: seconds,
  waitingTooLong: seconds,
  recentQuickConnects: texts,
  ring: oneOf(soundNames),
  messageSound: oneOf(soundNames),
  messageRepeats: flag,
  notices: flag,
  noticesWithText: flag,
};

/** What this browser has kept; whatever is missing or no longer valid is the default. */
export function readPreferences(storage: Pick<Storage, 'getItem'>): DesktopPreferences {
  return { ...defaultDesktopPreferences, ...validPreferences(parse(storage.getItem(storageKey))) };
}

/** The settings among what was saved somewhere; what is missing or no longer valid is left out. */
export function validPreferences(saved: Readonly<Record<string, unknown>>): Partial<DesktopPreferences> {
  const valid = Object.entries(checks).filter(([name, check]) => check(saved[name]));
  const keys = isRecord(saved['keys']) ? saved['keys'] : {};
  const validKeys = actionNames.filter((name) => typeof keys[name] === 'string' && keys[name] !== '');
  return {
    ...Object.fromEntries(valid.map(([name]) => [name, saved[name]])),
    ...(validKeys.length === 0
      ? {}
      : {
          keys: {
            ...defaultDesktopPreferences.keys,
            ...Object.fromEntries(validKeys.map((name) => [name, keys[name]])),
          },
        }),
  };
}

export const savePreferences =
  (storage: Pick<Storage, 'setItem'>) =>
  (preferences: DesktopPreferences): void =>
    storage.setItem(storageKey, JSON.stringify(preferences));

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
