import { useEffect } from 'react';

const keep = (event: DragEvent) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
};

/** A file that is dropped beside a composer, or when its chat has just ended, would be opened by the browser in place of the page. */
export function useNoFileOpens(): void {
  useEffect(() => {
    window.addEventListener('dragover', keep);
    window.addEventListener('drop', keep);
    return () => {
      window.removeEventListener('dragover', keep);
      window.removeEventListener('drop', keep);
    };
  }, []);
}
