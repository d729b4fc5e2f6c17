/**
 * The CCP's shared worker: Streams itself. Streams opens nothing but wss addresses, and this server speaks plain HTTP,
 * so addresses on a loopback host are opened as ws.
 */
export const sharedWorkerScript = `'use strict';
const BrowserSocket = WebSocket;
self.WebSocket = class extends BrowserSocket {
  constructor(url, protocols) {
    super(String(url).replace(/^wss:\\/\\/(127\\.0\\.0\\.1|localhost)/, 'ws://$1'), protocols === undefined ? [] : protocols);
  }
};
importScripts('/connect/static/connect-streams.js');
connect.worker.main();
`;
