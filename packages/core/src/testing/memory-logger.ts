import type { LogFields, Logger } from '../platform/logger.ts';

export interface LogLine {
  readonly level: keyof Logger;
  readonly message: string;
  readonly fields: LogFields | undefined;
}

/** Keeps what was logged, for tests that look at it. */
export class MemoryLogger implements Logger {
  readonly lines: LogLine[] = [];
  readonly #write =
    (level: keyof Logger) =>
    (message: string, fields?: LogFields): void => {
      this.lines.push({ level, message, fields });
    };
  readonly debug = this.#write('debug');
  readonly info = this.#write('info');
  readonly warn = this.#write('warn');
  readonly error = this.#write('error');
}
