import { setMonitorMode } from '../world/set-monitor-mode.ts';
import { type MonitorMode, monitorModes } from '../world/state.ts';
import { agentOperation, contactIdInput } from './agent-operation.ts';

/** A supervisor barges in, or only listens again. */
export const updateMonitorParticipantStateOperation = agentOperation({
  name: 'UpdateMonitorParticipantState',
  input: { ...contactIdInput, targetMonitorMode: { type: 'string', required: true, enum: monitorModes } },
  run: ({ world, agent, input }) => {
    const mode = input.targetMonitorMode as MonitorMode;
    setMonitorMode(world, { login: agent.definition.login, contactId: input.contactId, mode });
    return {};
  },
});
