import type { ContactSnapshot } from '@liaison/core';

const variable = /\{\{\s*([\w.\- ]+?)\s*\}\}/gu;

export interface VariableValues {
  contact: Pick<ContactSnapshot, 'customerName' | 'attributes' | 'queueName'>;
  agentName: string | undefined;
}

/** Puts what is known into a prepared text. A variable without a value stays as it is, for the agent to see and to fill. */
export function fillVariables(content: string, { contact, agentName }: VariableValues): string {
  const known = new Map<string, string | undefined>([
    ['customer.name', contact.customerName],
    ['queue.name', contact.queueName],
    ['agent.name', agentName],
    ...Object.entries(contact.attributes).map(([name, value]) => [`attribute.${name}`, value] as const),
  ]);
  return content.replaceAll(variable, (whole, name: string) => known.get(name)?.trim() || whole);
}

/** The variables that are still open in a text, as they are written, each once. */
export const openVariables = (text: string): string[] => [...new Set(text.match(variable))];
