import { LiaisonError, type AgentPort } from '@liaison/core';
import { findAgentConnection, findContact, readAgentData, type ContactData, type StreamsState } from './agent-data.ts';
import { CcpSession, type CcpSessionOptions } from './ccp-session.ts';
import { contactPhase } from './contact-phase.ts';
import { invite } from './invite.ts';
import { listQuickConnects } from './list-quick-connects.ts';
import { loadLibraries } from './load-libraries.ts';
import type { StreamsApi } from './streams-api.ts';
import { callStreams } from './streams-call.ts';

export type StreamsAgentPortOptions = Omit<CcpSessionOptions, 'fetch' | 'loadLibraries'> &
  Partial<Pick<CcpSessionOptions, 'fetch' | 'loadLibraries'>>;

/** The agent port, and what a chat port needs of the same session. */
export interface StreamsAgentPort extends AgentPort {
  readonly session: CcpSession;
}

/**
 * Core's AgentPort on amazon-connect-streams. Create one per page, with a container that stays in the document: taking the frame
 * out ends the agent's connection. Nothing is loaded before the first `start`.
 */
export function createStreamsAgentPort(options: StreamsAgentPortOptions): StreamsAgentPort {
  const { clock } = options;
  const session = new CcpSession({ fetch: globalThis.fetch.bind(globalThis), loadLibraries, ...options });

  /** What `connection.destroy()` does, without constructing a Connection (see agent-data.ts). */
  const destroyConnection = (connect: StreamsApi, parameters: { contactId: string; connectionId: string }) =>
    callStreams(clock, (callbacks) =>
      connect.core.getClient().call(connect.ClientMethods.DESTROY_CONNECTION, parameters, callbacks),
    );

  return {
    session,
    start: (observer) => session.observe(observer),
    showActivity: () => session.showActivity(),

    async setState(stateArn, { enqueueNextState }) {
      const { connect } = session.use();
      const state = findState(connect, stateArn);
      await callStreams(clock, (callbacks) => new connect.Agent().setState(state, callbacks, { enqueueNextState }));
    },

    async acceptContact(contactId) {
      const { connect } = session.use();
      try {
        await callStreams(clock, (callbacks) => new connect.Contact(contactId).accept(callbacks));
      } catch (error) {
        throw whyNotAccepted(connect, contactId) ?? error;
      }
    },

    async rejectContact(contactId) {
      const { connect } = session.use();
      await callStreams(clock, (callbacks) => new connect.Contact(contactId).reject(callbacks));
    },

    async leaveContact(contactId) {
      const { connect } = session.use();
      const connection = findAgentConnection(requireContact(connect, contactId));
      if (!connection) throw new LiaisonError('InvalidStateError', 'The agent has no connection in this contact');
      await destroyConnection(connect, { contactId, connectionId: connection.connectionId });
    },

    async hangUp(contactId, connectionId) {
      const { connect } = session.use();
      const { connections } = requireContact(connect, contactId);
      if (!connections.some((connection) => connection.connectionId === connectionId)) {
        throw new LiaisonError('InvalidStateError', 'That participant is not in this contact any more');
      }
      await destroyConnection(connect, { contactId, connectionId });
    },

    async listQuickConnects({ signal }) {
      return listQuickConnects(session.use().connect, { clock, signal });
    },

    async invite(contactId, quickConnect, { purpose }) {
      const { connect } = session.use();
      requireContact(connect, contactId);
      await invite(connect, { clock, contactId, quickConnect, purpose });
    },

    async clearContact(contactId) {
      const { connect } = session.use();
      try {
        await callStreams(clock, (callbacks) => new connect.Contact(contactId).clear(callbacks));
      } catch (error) {
        // With several chats the service may have cleared it already, seconds before the data says so.
        if (!(error instanceof LiaisonError) || error.name !== 'ContactNotFoundError') throw error;
      }
    },
  };
}

function findState(connect: StreamsApi, stateArn: string): StreamsState {
  const states = readAgentData(connect)?.configuration.agentStates ?? [];
  const state = states.find(({ agentStateARN }) => agentStateARN === stateArn);
  if (!state) throw new LiaisonError('RejectedError', 'The agent does not have this state');
  return state;
}

function requireContact(connect: StreamsApi, contactId: string): ContactData {
  const contact = findContact(readAgentData(connect), contactId);
  if (!contact) throw new LiaisonError('ContactNotFoundError', 'Amazon Connect does not know this contact any more');
  return contact;
}

/** A failed accept answers only the word `error`; the agent's data knows whether the offer still stands. */
function whyNotAccepted(connect: StreamsApi, contactId: string): LiaisonError | undefined {
  const contact = findContact(readAgentData(connect), contactId);
  if (!contact) return new LiaisonError('ContactNotFoundError', 'The contact is no longer offered');
  if (contactPhase(contact) === 'incoming') return undefined;
  return new LiaisonError('InvalidStateError', 'The contact can no longer be accepted');
}
