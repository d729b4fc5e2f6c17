/** A prepared text. */
export interface QuickResponse {
  readonly id: string;
  readonly name: string;
  /** Without the slash. */
  readonly shortcut: string;
  /** May hold variables such as `{{customer.name}}`, `{{agent.name}}` or `{{attribute.order}}`. */
  readonly content: string;
}

/** Where prepared texts come from: a library of one's own, Amazon Connect's, or several behind one. */
export interface QuickResponseSource {
  /** The best first, at most a screenful. `text` is what stands behind the slash. Rejections are shown as "nothing found". */
  search(
    query: { text: string; contactId: string },
    options: { signal: AbortSignal },
  ): Promise<readonly QuickResponse[]>;
}
