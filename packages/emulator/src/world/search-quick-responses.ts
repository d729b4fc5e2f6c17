import type { QuickResponse } from './instance.ts';
import type { World } from './world.ts';

/** A quick response with its variables filled in as far as the attributes allow. */
export interface FoundQuickResponse {
  readonly quickResponse: QuickResponse;
  readonly plainText: string;
  readonly markdown?: string;
  /** Names of attributes that its text has named. */
  readonly interpolated: readonly string[];
  /** The same, of those that have no value: the variable stands in the text as it was. */
  readonly notInterpolated: readonly string[];
}

const variable = /\{\{Attributes\.([\w-]+)\}\}/g;

/** Those in use whose name, shortcut, description or text holds the query, in the order of their names. */
export function searchQuickResponses(
  world: World,
  { query, attributes }: { readonly query: string; readonly attributes: Readonly<Record<string, string>> },
): FoundQuickResponse[] {
  const wanted = query.trim().toLowerCase();
  return world.instance.quickResponses
    .filter(({ isActive }) => isActive !== false)
    .filter((quickResponse) => searchedIn(quickResponse).some((text) => text.toLowerCase().includes(wanted)))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .map((quickResponse) => filledIn(quickResponse, new Map(Object.entries(attributes))));
}

const searchedIn = ({ name, shortcutKey = '', description = '', plainText }: QuickResponse): string[] => [
  name,
  shortcutKey,
  description,
  plainText,
];

function filledIn(quickResponse: QuickResponse, attributes: ReadonlyMap<string, string>): FoundQuickResponse {
  const { plainText, markdown } = quickResponse;
  const named = new Set([...plainText.matchAll(variable)].map(([, name = '']) => name));
  const fill = (text: string) => text.replaceAll(variable, (whole, name: string) => attributes.get(name) ?? whole);
  return {
    quickResponse,
    plainText: fill(plainText),
    ...(markdown !== undefined && { markdown: fill(markdown) }),
    interpolated: [...named].filter((name) => attributes.has(name)),
    notInterpolated: [...named].filter((name) => !attributes.has(name)),
  };
}
