/** The bare minimum: a `ws` server that sends each message back to the socket it came on. */
import { once } from 'node:events';
import { WebSocketServer } from 'ws';
import { tell, type ToServer, usage } from './messages.ts';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
server.on('connection', (socket) => {
  socket.on('message', (data, binary) => socket.send(data, { binary }));
});
await once(server, 'listening');
process.on('message', ({ kind }: ToServer) => {
  if (kind === 'usage?') return tell({ kind: 'usage', ...usage() });
  process.exit(0);
});
const address = server.address();
tell({ kind: 'ready', url: `ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, tokens: [] });
