import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import * as components from '../src/index.ts';
import { stories } from './stories/index.ts';
import { StoryFrame } from './story-frame.tsx';
import '../src/theme.css';
import './gallery.css';

const drawn = new Set(stories.map(({ component }) => component));
const isComponent = (name: string) => /^[A-Z]/u.test(name) && name !== 'LiaisonProvider';
const missing = Object.keys(components).filter((name) => isComponent(name) && !drawn.has(name));
const named = [...drawn].toSorted();

const turn = (attribute: 'data-theme' | 'dir', value: string) =>
  document.documentElement.setAttribute(attribute, value);

function Gallery() {
  const [component, setComponent] = useState(named[0]);
  return (
    <>
      <nav aria-label="Components">
        {named.map((name) => (
          <button key={name} type="button" aria-current={name === component} onClick={() => setComponent(name)}>
            {name}
          </button>
        ))}
        {missing.length > 0 && <p>Without a story: {missing.join(', ')}</p>}
      </nav>
      <main>
        <p>
          <button type="button" onClick={() => turn('data-theme', 'light')}>
            Light
          </button>
          <button type="button" onClick={() => turn('data-theme', 'dark')}>
            Dark
          </button>
          <button type="button" onClick={() => turn('dir', 'ltr')}>
            Left to right
          </button>
          <button type="button" onClick={() => turn('dir', 'rtl')}>
            Right to left
          </button>
        </p>
        {stories
          .filter((story) => story.component === component)
          .map((story) => (
            <section key={story.state}>
              <h2>{story.state}</h2>
              <StoryFrame story={story} />
            </section>
          ))}
      </main>
    </>
  );
}

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
);
