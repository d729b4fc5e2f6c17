/** How long a browser that does not tell of idle moments (Safari) is left alone before one is taken for granted, in ms. */
const ASSUMED = 200;

/** Calls back in a moment in which the page has at least `needed` ms to spare; never when the answered function is called first. */
export function whenIdle(callback: () => void, needed = 0): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(callback, ASSUMED);
    return () => clearTimeout(timer);
  }
  const look = (deadline: IdleDeadline) => {
    if (deadline.timeRemaining() >= needed) callback();
    else handle = requestIdleCallback(look);
  };
  let handle = requestIdleCallback(look);
  return () => cancelIdleCallback(handle);
}
