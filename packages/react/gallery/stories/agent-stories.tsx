import { LiaisonError } from '@liaison/core';
import { AgentStateMenu } from '../../src/agent/agent-state-menu.tsx';
import { ConnectionBanner } from '../../src/agent/connection-banner.tsx';
import { ConnectionIndicator } from '../../src/agent/connection-indicator.tsx';
import { SessionNotices } from '../../src/agent/session-notices.tsx';
import type { GalleryDesk } from '../gallery-desk.ts';
import type { Story } from '../story.ts';

const lost = ({ agentPort, services }: GalleryDesk) =>
  agentPort.status({ name: 'interrupted', since: services.clock.now() - 12_000 });
const failed = ({ agentPort }: GalleryDesk) =>
  agentPort.status({ name: 'failed', error: new LiaisonError('NetworkError', 'The CCP does not answer') });

export const agentStories: readonly Story[] = [
  { component: 'AgentStateMenu', state: 'available', draw: () => <AgentStateMenu /> },
  { component: 'AgentStateMenu', state: 'without a connection', prepare: lost, draw: () => <AgentStateMenu /> },
  { component: 'ConnectionIndicator', state: 'connected', draw: () => <ConnectionIndicator /> },
  { component: 'ConnectionIndicator', state: 'lost', prepare: lost, draw: () => <ConnectionIndicator /> },
  { component: 'ConnectionIndicator', state: 'failed', prepare: failed, draw: () => <ConnectionIndicator /> },
  { component: 'ConnectionBanner', state: 'lost', prepare: lost, draw: () => <ConnectionBanner /> },
  { component: 'ConnectionBanner', state: 'failed', prepare: failed, draw: () => <ConnectionBanner /> },
  {
    component: 'SessionNotices',
    state: 'about to end',
    prepare: ({ services }) => services.store.setState({ sessionEndsAt: services.clock.now() + 60_000 }),
    draw: () => <SessionNotices />,
  },
];
