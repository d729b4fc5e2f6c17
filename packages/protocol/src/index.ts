export * from './content-types.ts';
export * from './frame.ts';
export * from './item.ts';
