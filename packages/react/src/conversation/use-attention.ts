import { useSyncExternalStore } from 'react';

const isAttentive = () => document.visibilityState === 'visible' && document.hasFocus();

function subscribe(listener: () => void): () => void {
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
    document.removeEventListener('visibilitychange', listener);
  };
}

/** Whether the agent can be looking at the page: visible and focused. */
export const useAttention = (): boolean => useSyncExternalStore(subscribe, isAttentive, () => false);
