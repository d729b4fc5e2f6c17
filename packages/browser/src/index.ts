export { createApiClient, fetchConfig, type ApiClient, type ApiClientOptions } from './api/api-client.ts';
export { type BrowserTabsOptions, createBrowserTabs } from './platform/browser-tabs.ts';
export { consoleLogger, type ConsoleLoggerOptions } from './platform/console-logger.ts';
export { createIndexedDbStorage } from './platform/indexed-db-storage.ts';
export { browserOnlineStatus } from './platform/online-status.ts';
export { randomId } from './platform/random-id.ts';
export { systemClock } from './platform/system-clock.ts';
export { createSignIn, type SignIn, type SignInOptions } from './sign-in/create-sign-in.ts';
export { isSilentSignIn } from './sign-in/silent-frame.ts';
