import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(resolve(`${name}/package.json`));

/** The page and the two libraries, as they come. */
const files: Readonly<Record<string, { readonly path: string; readonly type: string }>> = {
  '/': { path: new URL('../index.html', import.meta.url).pathname, type: 'text/html; charset=utf-8' },
  '/connect-streams.js': {
    path: join(folderOf('amazon-connect-streams'), 'release/connect-streams-min.js'),
    type: 'text/javascript',
  },
  '/amazon-connect-chat.js': {
    path: join(folderOf('amazon-connect-chatjs'), 'dist/amazon-connect-chat.js'),
    type: 'text/javascript',
  },
};

/** Serves the desktop on a free port of this machine. */
export async function serveDesktop() {
  const server = createServer((request, response) => {
    const file = files[new URL(request.url ?? '/', 'http://desktop.invalid').pathname];
    if (file === undefined) response.writeHead(404).end();
    else void readFile(file.path).then((body) => response.writeHead(200, { 'content-type': file.type }).end(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
