import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { LOCAL_HOST } from '../../tools/lib/ports.ts';

export interface RoundRobin extends AsyncDisposable {
  /** Requests that each server has answered. */
  answered(): readonly number[];
}

/** Hands each request on to the next server, as it came. Knows nothing of sessions, so that no server may keep any. */
export async function startRoundRobin(port: number, servers: readonly number[]): Promise<RoundRobin> {
  const answered = servers.map(() => 0);
  let turn = 0;

  const handOn = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const index = (turn = (turn + 1) % servers.length);
    const { method, url, headers } = incoming;
    const asked = request({ host: LOCAL_HOST, port: servers[index], method, path: url, headers });
    outgoing.on('close', () => asked.destroy());
    const [[answer]] = (await Promise.all([once(asked, 'response'), pipeline(incoming, asked)])) as [
      [IncomingMessage],
      void,
    ];
    answered[index] = (answered[index] ?? 0) + 1;
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    await pipeline(answer, outgoing);
  };

  const balancer = createServer((incoming, outgoing) => {
    // Who went away needs no answer; who is still there sees the connection break.
    handOn(incoming, outgoing).catch(() => outgoing.destroy());
  });
  balancer.listen(port, LOCAL_HOST);
  await once(balancer, 'listening');
  return {
    answered: () => answered,
    async [Symbol.asyncDispose]() {
      balancer.closeAllConnections();
      balancer.close();
      await once(balancer, 'close');
    },
  };
}
