// The libraries' own typings are global namespaces (no modules) that contradict each other; `streams-api.ts` types what is used.
declare module 'amazon-connect-streams';
declare module 'amazon-connect-chatjs';
