import type { Story } from '../story.ts';
import { agentStories } from './agent-stories.tsx';
import { contactStories } from './contact-stories.tsx';
import { conversationStories } from './conversation-stories.tsx';
import { pastStories } from './past-stories.tsx';
import { smallStories } from './small-stories.tsx';

export const stories: readonly Story[] = [
  ...conversationStories,
  ...contactStories,
  ...agentStories,
  ...pastStories,
  ...smallStories,
];
