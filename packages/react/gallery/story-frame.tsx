import { useEffect, useState } from 'react';
import { LiaisonProvider } from '../src/provider/liaison-provider.tsx';
import { createGalleryDesk, type GalleryDesk } from './gallery-desk.ts';
import type { Story } from './story.ts';

/** Draws a story once its desk is as it should be. */
export function StoryFrame({ story }: { story: Story }) {
  const [desk, setDesk] = useState<GalleryDesk>();
  useEffect(() => {
    let left = false;
    const ready = createGalleryDesk();
    void Promise.resolve(story.prepare?.(ready)).then(() => {
      if (!left) setDesk(ready);
    });
    return () => {
      left = true;
    };
  }, [story]);
  if (!desk) return null;
  return (
    <LiaisonProvider value={desk.services}>
      <div
        data-story={`${story.component}, ${story.state}`}
        style={{ padding: 8, color: 'var(--liaison-text)', background: 'var(--liaison-surface)' }}
      >
        {story.draw(desk)}
      </div>
    </LiaisonProvider>
  );
}
