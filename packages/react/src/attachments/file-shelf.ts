/** Files that the agent has fetched, by attachment id: they stay within reach when Amazon Connect does not give them any more. */
export interface FileShelf {
  readonly get: (attachmentId: string) => Blob | undefined;
  readonly put: (attachmentId: string, file: Blob) => void;
}

/** Bytes kept in the page; what was put there first makes room. */
const SHELF_BYTES = 64 * 1024 * 1024;

export function createFileShelf(room = SHELF_BYTES): FileShelf {
  const files = new Map<string, Blob>();
  return {
    get: (attachmentId) => files.get(attachmentId),
    put(attachmentId, file) {
      files.delete(attachmentId);
      files.set(attachmentId, file);
      let taken = [...files.values()].reduce((sum, { size }) => sum + size, 0);
      for (const [id, { size }] of files) {
        if (taken <= room) return;
        files.delete(id);
        taken -= size;
      }
    },
  };
}
