import { seconds } from '../http/seconds.ts';
import { agentError, agentOperation } from './agent-operation.ts';

/** Renews the bearer of the agent API for the page that was given the refresh token. */
export const getNewAuthTokenOperation = agentOperation({
  name: 'GetNewAuthToken',
  input: { refreshToken: { type: 'string', required: true } },
  run: ({ world, agent, input }) => {
    const subject = world.credentials.refreshTokens.resolve(input.refreshToken);
    if (subject === undefined || world.sessions.agentOf(subject.sessionId) !== agent.definition.login) {
      throw agentError('AccessDeniedException', 'The refresh token is not valid');
    }
    const { token, expiresAt } = world.credentials.agentTokens.issue(subject);
    return { newAuthToken: token, expirationDateTime: seconds(expiresAt) };
  },
});
