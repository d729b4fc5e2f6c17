import type { AgentSettings } from './state.ts';
import { agentOf, touchAgent, type World } from './world.ts';

export function updateAgentSettings(world: World, login: string, settings: Partial<AgentSettings>): void {
  const agent = agentOf(world, login);
  agent.settings = { ...agent.settings, ...settings };
  touchAgent(world, agent);
}
