const names: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Escape: 'Esc',
};

/** A key combination as people write it: `$mod+KeyK` is `Ctrl+K`, or `⌘+K` on Apple's systems. */
export function keyText(keys: string, { apple }: { apple: boolean }): string {
  const parts = keys.split('+').map((part) => {
    if (part === '$mod') return apple ? '⌘' : 'Ctrl';
    if (part === 'Alt' && apple) return '⌥';
    return names[part] ?? part.replace(/^(Key|Digit)/, '');
  });
  // What Shift makes of a key already says that Shift was pressed.
  return (parts.at(-1) === '?' ? parts.slice(-1) : parts).join('+');
}

export const isApple = (platform: string): boolean => /Mac|iPhone|iPad/.test(platform);
