/** A prepared text. */
export interface QuickResponse {
  readonly id: string;
  readonly name: string;
  /** Without the slash; empty where it has none and is found by its name. */
  readonly shortcut: string;
  /** May hold variables such as `{{customer.name}}`, `{{agent.name}}` or `{{attribute.order}}`. */
  readonly content: string;
  /** The same for chats that take Markdown, where it differs. */
  readonly markdown?: string;
  /** Names of variables that its source could not fill; they stand in the text. */
  readonly unfilled?: readonly string[];
}

/** What a search of several sources has found so far. */
export interface QuickResponsesFound {
  readonly responses: readonly QuickResponse[];
  /** A source has not answered yet. */
  readonly waiting: boolean;
  /** A source could not be asked. */
  readonly failed: boolean;
}

export interface QuickResponseOptions {
  readonly signal: AbortSignal;
  /** Told whenever one of several sources has answered, the last time before the search is over. */
  readonly onFound?: (found: QuickResponsesFound) => void;
}

/** Where prepared texts come from: a library of one's own, Amazon Connect's, or several behind one. */
export interface QuickResponseSource {
  /** The best first, at most a screenful. `text` is what stands behind the slash. Rejections are shown. */
  search(query: { text: string; contactId: string }, options: QuickResponseOptions): Promise<readonly QuickResponse[]>;
}

/**
 * Several sources behind one: the first one's texts come first, and of texts with the same shortcut only the first. A source that is slow or
 * fails hides no other; only when all fail the search does.
 */
export function combineQuickResponses(sources: readonly QuickResponseSource[]): QuickResponseSource {
  return {
    async search(query, { signal, onFound }) {
      const answers: (readonly QuickResponse[])[] = sources.map(() => []);
      const failures: unknown[] = [];
      let waiting = sources.length;
      const ask = async (source: QuickResponseSource, at: number) => {
        try {
          answers[at] = await source.search(query, { signal });
        } catch (thrown) {
          failures.push(thrown);
        }
        waiting -= 1;
        onFound?.({ responses: merged(answers), waiting: waiting > 0, failed: failures.length > 0 });
      };
      await Promise.all(sources.map(ask));
      if (failures.length > 0 && failures.length === sources.length) throw failures[0];
      return merged(answers);
    },
  };
}

function merged(answers: readonly (readonly QuickResponse[])[]): readonly QuickResponse[] {
  const shortcuts = new Set<string>();
  return answers.flat().filter(({ shortcut }) => {
    const key = shortcut.toLowerCase();
    const isNew = key === '' || !shortcuts.has(key);
    shortcuts.add(key);
    return isNew;
  });
}
