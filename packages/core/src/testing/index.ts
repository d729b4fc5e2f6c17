export * from './fake-agent-port.ts';
export * from './fake-call.ts';
export * from './fake-chat-port.ts';
export * from './fake-clock.ts';
export * from './items.ts';
export * from './memory-logger.ts';
export * from './memory-storage.ts';
export * from './snapshots.ts';
