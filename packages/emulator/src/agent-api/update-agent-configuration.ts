import { updateAgentSettings } from '../world/update-agent-settings.ts';
import { agentOperation } from './agent-operation.ts';

/** What an agent may set of the configuration; the rest is the administrator's and is not looked at. */
export const updateAgentConfigurationOperation = agentOperation({
  name: 'UpdateAgentConfiguration',
  input: {
    configuration: {
      type: 'structure',
      required: true,
      members: {
        softphoneEnabled: { type: 'boolean', required: true },
        softphoneAutoAccept: { type: 'boolean', required: true },
        extension: { type: 'string', required: true },
        agentPreferences: { type: 'map', of: { type: 'string' } },
      },
    },
  },
  run: ({ world, agent, input }) => {
    const { softphoneEnabled, softphoneAutoAccept, extension, agentPreferences } = input.configuration;
    updateAgentSettings(world, agent.definition.login, {
      softphoneEnabled,
      softphoneAutoAccept,
      extension,
      preferences: { ...agent.settings.preferences, ...agentPreferences },
    });
    return {};
  },
});
