import { upkeep, upkeepEveryMs, type UpkeepOptions } from '@liaison/backend';

/** Looks now and then whether there is something to do, until disposed of; what is under way then ends after the batch at hand. */
export function repeatUpkeep(options: UpkeepOptions): AsyncDisposable {
  const stop = new AbortController();
  let running: Promise<void> | undefined;
  const look = () => {
    running ??= upkeep(options, stop.signal).finally(() => (running = undefined));
  };
  const timer = setInterval(look, upkeepEveryMs);
  timer.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      stop.abort();
      await running;
    },
  };
}
