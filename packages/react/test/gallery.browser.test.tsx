import { afterEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import '../src/theme.css';
import * as exported from '../src/index.ts';
import { stories } from '../gallery/stories/index.ts';
import { StoryFrame } from '../gallery/story-frame.tsx';
import { findings } from './support/axe.ts';

afterEach(() => {
  delete document.documentElement.dataset['theme'];
});

const components = [...new Set(stories.map(({ component }) => component))];

test('every component that the package exports has a story', () => {
  const names = Object.keys(exported).filter((name) => /^[A-Z]/u.test(name) && name !== 'LiaisonProvider');
  expect(names).toContain('ChatInterface');
  expect(names.filter((name) => !components.includes(name))).toEqual([]);
});

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
