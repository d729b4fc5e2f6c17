/** Saves a file on the agent's computer. It is never opened in the page, whatever its type says. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = safeName(name);
  link.click();
  // The download has begun by the next task; before it, some browsers would lose it.
  setTimeout(() => URL.revokeObjectURL(address));
}

/** Separators, control characters and direction marks could make a name look like another, or lead out of the folder. */
const safeName = (name: string): string => name.replaceAll(/[\p{Cc}\p{Cf}/\\:]/gu, '_') || 'file';
