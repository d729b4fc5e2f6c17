export type { QuickResponse, QuickResponseSource } from '@liaison/core';
