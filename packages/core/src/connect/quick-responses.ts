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

/** Where prepared texts come from: a library of one's own, Amazon Connect's, or several behind one. */
export interface QuickResponseSource {
  /** The best first, at most a screenful. `text` is what stands behind the slash. Rejections are shown as "nothing found". */
  search(
    query: { text: string; contactId: string },
    options: { signal: AbortSignal },
  ): Promise<readonly QuickResponse[]>;
}

/**
 * Several sources behind one: the first one's texts come first, and of texts with the same shortcut only the first. A source that fails
 * hides no other; only when all fail the search does.
 */
export function combineQuickResponses(sources: readonly QuickResponseSource[]): QuickResponseSource {
  return {
    async search(query, options) {
      const answers = await Promise.allSettled(sources.map((source) => source.search(query, options)));
      const failed = answers.find((answer) => answer.status === 'rejected');
      if (failed && answers.every(({ status }) => status === 'rejected')) throw failed.reason;
      const shortcuts = new Set<string>();
      return answers
        .flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
        .filter(({ shortcut }) => {
          const key = shortcut.toLowerCase();
          const isNew = key === '' || !shortcuts.has(key);
          shortcuts.add(key);
          return isNew;
        });
    },
  };
}
