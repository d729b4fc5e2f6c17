import { members, parseJson, text } from './interactive-content.ts';

/** What the customer answered: the choice in words, or every member of a form by name. All of it is untrusted text. */
export interface InteractiveAnswer {
  readonly choice?: string | undefined;
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Names under which clients put the chosen entry, the one that says most first. Templates leave the shape of an answer to the client. */
const choiceNames = ['title', 'selectedOption', 'value', 'action', 'Action'];

/** Members that say what kind of answer it is, and nothing that the customer said. */
const technical = new Set([
  'templateType',
  'templateIdentifier',
  'version',
  'viewToken',
  'ViewToken',
  'referenceId',
  'listId',
]);

/** Reads an interactive.response; a text that is no JSON is the choice itself. */
export function parseAnswer(content: string): InteractiveAnswer {
  const value = parseJson(content);
  if (typeof value !== 'object' || value === null)
    return { choice: text(value === undefined ? content : shown(value)), fields: [] };
  const outer = members(value);
  const data = members(outer['data']);
  const all = { ...outer, ...data, ...members(data['content']), ...members(outer['ViewData']) };
  const chosen = choiceNames.find((name) => text(all[name]) !== undefined);
  const fields = Object.entries(all).flatMap(([name, member]) => {
    if (name === chosen || technical.has(name) || (typeof member === 'object' && member !== null && name in carriers))
      return [];
    return [[name, shown(member)] as const];
  });
  return { choice: chosen && text(all[chosen]), fields };
}

/** Members whose own members are listed already. */
const carriers = { data: true, content: true, ViewData: true };

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
