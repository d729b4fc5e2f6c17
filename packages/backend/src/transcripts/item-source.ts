/**
 * What tells of items, the weakest first. A stronger source replaces what a weaker one has said of an item, never the other way: an agent's
 * browser is anybody's guess, the stream is Amazon Connect's word as it happens, the transcript file is what it keeps.
 */
export const ItemSource = { upload: 1, stream: 2, file: 3 } as const;
export type ItemSource = (typeof ItemSource)[keyof typeof ItemSource];
