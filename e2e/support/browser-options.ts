import type { LaunchOptions } from '@playwright/test';

/** No host but this machine's can be resolved, and Chromium does nothing of its own accord that would try. */
const QUIET = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium asks a server how to fill in a form, and counts that as the page's doing.
  '--autofill-server-url=http://127.0.0.1:1/',
];

/** How the tests start Chromium: the one that LIAISON_CHROMIUM names, writing down everything it asks the network for. */
export function browserOptions(netLog: string): LaunchOptions {
  const isRoot = process.getuid?.() === 0;
  return {
    executablePath: process.env['LIAISON_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...QUIET, ...(isRoot ? ['--no-sandbox'] : []), `--log-net-log=${netLog}`],
  };
}
