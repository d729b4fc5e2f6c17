import type { ContactState } from '@liaison/core';
import { diagnose } from './diagnose.ts';
import type { Facts } from './facts.ts';

export interface DiagnosticSources {
  readonly facts: Facts;
  readonly state: ContactState;
  readonly userAgent: string;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * A file for whoever helps: how everything stands, in names, numbers and times. It is built from a list of what may be in it, so no
 * message, name, attribute, token or signed address can come along.
 */
export function diagnosticFile({ facts, state, userAgent, now }: DiagnosticSources): string {
  const { agent, contacts, order } = state;
  const content = {
    at: new Date(now).toISOString(),
    userAgent,
    facts,
    checks: Object.fromEntries(diagnose(facts).map(({ name, result }) => [name, result])),
    agent: agent && { state: agent.state.type, hasNextState: agent.nextState !== undefined },
    contacts: order.flatMap((contactId) => {
      const record = contacts[contactId];
      if (!record) return [];
      const { contact, chatSession, pending } = record;
      return [
        {
          contactId,
          channel: contact.channel,
          phase: contact.phase,
          since: new Date(contact.phaseSince).toISOString(),
          session: chatSession?.state.name,
          sessionError: chatSession?.state.name === 'failed' ? chatSession.state.error.name : undefined,
          messages: chatSession?.messages.length,
          notSent: chatSession?.messages.filter(({ status }) => status === 'failed').length,
          hasGap: chatSession?.hasGap,
          step: pending?.step,
          stepFailure: pending?.failure?.name,
        },
      ];
    }),
  };
  return JSON.stringify(content, null, 2);
}
