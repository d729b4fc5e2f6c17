import { agentOperation } from './agent-operation.ts';

export const getAgentConfigurationOperation = agentOperation({
  name: 'GetAgentConfiguration',
  input: {},
  run: ({ world, agent }) => {
    const { routingProfile, queues } = world.instance;
    const outbound = queues.find(({ id }) => id === routingProfile.defaultOutboundQueueId);
    return {
      configuration: {
        name: agent.definition.name,
        username: agent.definition.login,
        softphoneEnabled: agent.settings.softphoneEnabled,
        softphoneAutoAccept: agent.settings.softphoneAutoAccept,
        extension: agent.settings.extension,
        routingProfile: {
          name: routingProfile.name,
          routingProfileARN: routingProfile.arn,
          ...(outbound && { defaultOutboundQueue: { queueARN: outbound.arn, name: outbound.name } }),
          channelConcurrencyMap: { CHAT: routingProfile.chatConcurrency, VOICE: 0, TASK: 0 },
        },
        agentPreferences: agent.settings.preferences,
        agentARN: agent.definition.arn,
      },
    };
  },
});
