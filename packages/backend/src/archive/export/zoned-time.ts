/** Writes times as a clock in one time zone shows them, with the offset from UTC: `2026-11-23 10:00:00.000 +01:00`. */
export type ZonedTime = (time: Date) => string;

/** @throws {RangeError} for what is no time zone. */
export function zonedTime(timeZone: string): ZonedTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    timeZoneName: 'longOffset',
  });
  return (time) => {
    const part = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
    const offset = (part['timeZoneName'] ?? '').replace('GMT', '') || '+00:00';
    return `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}:${part['second']}.${part['fractionalSecond']} ${offset}`;
  };
}

export function isTimeZone(name: string): boolean {
  try {
    return zonedTime(name)(new Date(0)) !== '';
  } catch {
    return false;
  }
}
