/** A setting that cannot be used; the message is one sentence that names it. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** The values of an option that takes addresses; refuses what is no absolute http or https address. */
export function absoluteUris(option: string, values: readonly string[] = []): readonly string[] {
  for (const value of values) {
    const protocol = URL.canParse(value) ? new URL(value).protocol : undefined;
    if (protocol !== 'http:' && protocol !== 'https:') {
      throw new SettingError(`${option} must be an http or https address, not ${JSON.stringify(value)}.`);
    }
  }
  return values;
}
