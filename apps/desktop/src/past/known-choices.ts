import type { ArchivedContact, SearchResult } from '@liaison/protocol/api';

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
  const contacts = results.map(({ contact }) => contact);
  return {
    queues: merged(known.queues, contacts, ({ queueId, queueName }) => ({ value: queueId, label: queueName })),
    dispositions: merged(known.dispositions, contacts, ({ disposition }) => ({ value: disposition, label: undefined })),
  };
}

function merged(
  known: readonly Choice[],
  contacts: readonly ArchivedContact[],
  choiceOf: (contact: ArchivedContact) => { value: string | undefined; label: string | undefined },
): readonly Choice[] {
  const labels = new Map(known.map(({ value, label }) => [value, label]));
  for (const { value, label } of contacts.map(choiceOf))
    if (value) labels.set(value, label ?? labels.get(value) ?? value);
  if (labels.size === known.length) return known;
  return [...labels].map(([value, label]) => ({ value, label })).toSorted((a, b) => a.label.localeCompare(b.label));
}
