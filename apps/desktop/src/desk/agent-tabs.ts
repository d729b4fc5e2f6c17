import type { Tabs } from '@liaison/core';
import { perAgent, type PerAgentOptions } from './per-agent.ts';

/** The other pages of whoever is signed in to Amazon Connect; pages of another agent are none of them. */
export function createAgentTabs(options: PerAgentOptions<Tabs>): Tabs {
  const own = perAgent(options);

  /** Starts something on the agent's own tabs; what is stopped before they are known never starts. */
  const later = (start: (tabs: Tabs) => () => void): (() => void) => {
    let stop: (() => void) | undefined;
    let stopped = false;
    void own().then((tabs) => {
      if (!stopped) stop = start(tabs);
    });
    return () => {
      stopped = true;
      stop?.();
    };
  };

  return {
    lead: (name, onLeading) => later((tabs) => tabs.lead(name, onLeading)),
    tell: (message) => void own().then((tabs) => tabs.tell(message)),
    hear: (listener) => later((tabs) => tabs.hear(listener)),
  };
}
