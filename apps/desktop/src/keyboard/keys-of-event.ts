type Pressed = Pick<KeyboardEvent, 'altKey' | 'code' | 'ctrlKey' | 'key' | 'metaKey' | 'shiftKey'>;

const modifiers = new Set(['Alt', 'AltGraph', 'Control', 'Meta', 'Shift', 'CapsLock', 'Dead', 'Process']);

/**
 * The combination that was pressed, in tinykeys' notation; `undefined` for a modifier alone and for keys that write text, which must
 * stay what they are in a page made for writing.
 */
export function keysOfEvent({ altKey, code, ctrlKey, key, metaKey, shiftKey }: Pressed): string | undefined {
  if (modifiers.has(key)) return undefined;
  const isFunctionKey = /^F\d+$/.test(key);
  if (!altKey && !ctrlKey && !metaKey && !isFunctionKey) return undefined;
  const parts = [ctrlKey || metaKey ? '$mod' : '', altKey ? 'Alt' : '', shiftKey ? 'Shift' : '', code];
  return parts.filter(Boolean).join('+');
}
