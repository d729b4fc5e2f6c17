/** Amazon Connect has been there since March 2017: no contact is older. */
const firstMonth = 201_703;

/** Year and month of a time in UTC as one number, e.g. 202611. */
export const monthOf = (time: Date) => time.getUTCFullYear() * 100 + time.getUTCMonth() + 1;

/**
 * Partition for a contact that started at this time, e.g. 202611. A time that cannot be right (a clock that is wrong, a file that
 * lies) counts as now: partitions are made on demand, and nobody but time itself decides how many.
 */
export const startMonth = (startedAt: Date, now: Date): number => monthOf(possibleStart(startedAt, now));

/** The time, unless it cannot be right: then now. */
export function possibleStart(startedAt: Date, now: Date): Date {
  const month = monthOf(startedAt);
  return month >= firstMonth && month <= monthOf(now) ? startedAt : now;
}
