import type { NewId } from '@liaison/core';

/** Needs a secure context: https, or this machine. */
export const randomId: NewId = () => crypto.randomUUID();
