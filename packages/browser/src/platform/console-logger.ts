import type { LogFields, Logger } from '@liaison/core';

const REDACTED = '[redacted]';
const SECRET_NAME = /token|secret|password|authorization|credential|content|url/i;
/** Long runs without a space are what tokens look like; identifiers of contacts (36 characters) are shorter. */
const SECRET_VALUE = /[\w+/=.~-]{48,}|[?&][\w.-]+=/;

export interface ConsoleLoggerOptions {
  readonly console: Pick<Console, keyof Logger>;
  /** The least level that is written. */
  readonly level: keyof Logger;
}

const LEVELS: readonly (keyof Logger)[] = ['debug', 'info', 'warn', 'error'];

/** Diagnostics on the console. A second net below the rule that nothing secret is logged: what looks like a secret is not written. */
export function consoleLogger({ console, level }: ConsoleLoggerOptions): Logger {
  const write =
    (name: keyof Logger) =>
    (message: string, fields?: LogFields): void => {
      if (LEVELS.indexOf(name) < LEVELS.indexOf(level)) return;
      console[name](`[liaison] ${message}`, ...(fields ? [withoutSecrets(fields)] : []));
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function withoutSecrets(fields: LogFields): LogFields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const secret = typeof value === 'string' && (SECRET_NAME.test(name) || SECRET_VALUE.test(value));
      return [name, secret ? REDACTED : value];
    }),
  );
}
