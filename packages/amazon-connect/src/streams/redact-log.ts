import type { StreamsApi } from './streams-api.ts';

const REDACTED = '[redacted]';
const SECRET =
  /^(participanttoken|connectiontoken|connectionauthenticationtoken|connectiondata|authtoken|refreshtoken|accesstoken|bearer|content|displayname|customername)$/i;
const ADDRESS = /url$/i;
const DEEPEST = 12;

/**
 * Keeps tokens, signed addresses and message text out of Streams' log: its own list of secret fields lacks `participantToken`,
 * `connectionData`, `connectionToken`, `Content` and socket addresses, and what it logs can be downloaded and is sent to the server.
 * Must run before `initCCP`. The only patch of a library in this package. Doing it twice does nothing more.
 */
export function redactStreamsLog(connect: Pick<StreamsApi, 'LogEntry'>): void {
  const { prototype } = connect.LogEntry;
  if (prototype.withObject.redacts) return;
  const original = prototype.withObject;
  const redacting = function withObject(this: unknown, value: unknown): unknown {
    return original.call(this, redact(value));
  };
  prototype.withObject = Object.assign(redacting, { redacts: true as const });
}

/** A copy without secrets, cycles, functions and depth: Streams' own copy goes through JSON and throws on cycles. */
export function redact(value: unknown, ancestors: readonly unknown[] = []): unknown {
  if (typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (ancestors.includes(value) || ancestors.length >= DEEPEST) return REDACTED;
  if (value instanceof Date) return value;
  const path = [...ancestors, value];
  if (Array.isArray(value)) return value.map((member) => redact(member, path));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, redactMember(key, member, path)]));
}

function redactMember(key: string, member: unknown, path: readonly unknown[]): unknown {
  if (SECRET.test(key) && typeof member === 'string') return REDACTED;
  if (ADDRESS.test(key) && typeof member === 'string') return member.split(/[?#]/, 1)[0];
  // A frame or a nested document as text: nothing of it can be trusted to be harmless.
  if (typeof member === 'string' && /^\s*[{[]/.test(member)) return REDACTED;
  return redact(member, path);
}
