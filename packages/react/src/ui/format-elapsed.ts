const two = (value: number) => String(value).padStart(2, '0');

/** Milliseconds as `m:ss`, from an hour on as `h:mm:ss`. Clocks that disagree never show a negative time. */
export function formatElapsed(milliseconds: number): string {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = total % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
