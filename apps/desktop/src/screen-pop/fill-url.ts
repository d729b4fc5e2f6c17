import type { ContactSnapshot } from '@liaison/core';

export interface FillUrlOptions {
  template: string;
  contact: ContactSnapshot;
  /** User name of the agent. */
  agent: string | undefined;
}

/** `missing`: variables that the contact has no usable value for. Nothing is opened then: half an address leads somewhere else. */
export type FilledUrl = { readonly url: string } | { readonly missing: readonly string[] };

const variable = /\{([^{}]+)\}/g;

/**
 * The page of another system that belongs to a contact. Values come from customers and flows: each is encoded, and none may change to
 * which host or how deep into its pages the address leads.
 */
export function fillUrl({ template, contact, agent }: FillUrlOptions): FilledUrl {
  const valueOf = (name: string): string => {
    if (name.startsWith('attribute.')) {
      const attribute = name.slice('attribute.'.length);
      return Object.hasOwn(contact.attributes, attribute) ? (contact.attributes[attribute] ?? '') : '';
    }
    return (
      {
        'contact.id': contact.contactId,
        'contact.initialId': contact.initialContactId,
        'customer.name': contact.customerName,
        'queue.id': contact.queueId,
        'queue.name': contact.queueName,
        'agent.username': agent,
      }[name] ?? ''
    );
  };
  const names = [...new Set(Array.from(template.matchAll(variable), ([, name = '']) => name))];
  const missing = names.filter((name) => !isUsable(valueOf(name)));
  if (missing.length > 0) return { missing };
  return { url: template.replaceAll(variable, (_, name: string) => encodeURIComponent(valueOf(name))) };
}

/** A value of dots alone is a step up in a path, encoded or not; a lone surrogate cannot be encoded. */
const isUsable = (value: string): boolean => value.trim() !== '' && !/^\.+$/.test(value.trim()) && value.isWellFormed();
