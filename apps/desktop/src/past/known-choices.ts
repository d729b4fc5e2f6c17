import type { ContactState } from '@liaison/core';
import type { ArchivedContact, SearchResult } from '@liaison/protocol/api';
import type { ContactWork } from '@liaison/react';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface KnownChoices {
  readonly queues: readonly Choice[];
  readonly dispositions: readonly Choice[];
}

/** Queues and outcomes that results have named so far, to choose from; those known before stay. */
export function learnChoices(known: KnownChoices, results: readonly SearchResult[]): KnownChoices {
  const contacts: readonly ArchivedContact[] = results.map(({ contact }) => contact);
  return {
    queues: merged(known.queues, contacts, ({ queueId, queueName }) => ({ value: queueId, label: queueName })),
    dispositions: merged(known.dispositions, contacts, ({ disposition }) => ({ value: disposition, label: undefined })),
  };
}

/** What the desk knows before anything is found: the queues of the agent and of the agent's contacts, and the outcomes that are set for them. */
export function choicesAtHand(
  { agent, contacts }: Pick<ContactState, 'agent' | 'contacts'>,
  duties: Pick<ContactWork['dispositionDuties'], 'choice'> | undefined,
): KnownChoices {
  const held = Object.values(contacts).map(({ contact }) => contact);
  const codes = held.flatMap(({ contactId }) => duties?.choice(contactId).codes?.codes ?? []);
  return {
    queues: merged([], [...(agent?.queues ?? []), ...held], ({ queueId, queueName }) => ({
      value: queueId,
      label: queueName,
    })),
    dispositions: merged([], codes, ({ code, label }) => ({ value: code, label })),
  };
}

function merged<Source>(
  known: readonly Choice[],
  sources: readonly Source[],
  choiceOf: (source: Source) => { value: string | undefined; label: string | undefined },
): readonly Choice[] {
  const labels = new Map(known.map(({ value, label }) => [value, label]));
  for (const { value, label } of sources.map(choiceOf))
    if (value) labels.set(value, label ?? labels.get(value) ?? value);
  if (labels.size === known.length) return known;
  return [...labels].map(([value, label]) => ({ value, label })).toSorted((a, b) => a.label.localeCompare(b.label));
}
