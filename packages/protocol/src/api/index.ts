export * from './chats.ts';
export * from './config.ts';
export * from './error.ts';
export * from './health.ts';
export * from './ingestion.ts';
export * from './participant-connections.ts';
