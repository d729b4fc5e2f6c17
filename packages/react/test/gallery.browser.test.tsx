import { afterEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../src/theme.css';
import { stories } from '../gallery/stories/index.ts';
import { StoryFrame } from '../gallery/story-frame.tsx';
import { findings } from './support/axe.ts';

afterEach(() => {
  delete document.documentElement.dataset['theme'];
});

const components = [...new Set(stories.map(({ component }) => component))];

describe.for(['light', 'dark'])('axe finds nothing in the gallery, %s', (theme) => {
  test.for(components)('%s', async (component) => {
    document.documentElement.dataset['theme'] = theme;
    for (const story of stories.filter((candidate) => candidate.component === component)) {
      const screen = await render(<StoryFrame story={story} />);
      await expect.poll(() => screen.container.querySelector('[data-story]')).not.toBeNull();
      expect({ [story.state]: await findings() }).toEqual({ [story.state]: [] });
      await screen.unmount();
    }
  });
});
