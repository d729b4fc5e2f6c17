import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';

/** One end of a chat: `send` goes on its way, `onText` hears what is delivered. */
export interface Line {
  readonly send: (text: string) => void;
  onText: (text: string) => void;
  readonly close: () => void;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function post(url: string, token: string, body: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-amz-bearer': token, 'content-type': 'application/json' };
    const sent = request(url, { method: 'POST', headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        response.statusCode === 200 ? resolve(text) : reject(new Error(`${url}: ${response.statusCode} ${text}`)),
      );
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

/** A customer of the emulator: messages go by SendMessage and come back on the socket. */
export async function chatLine(url: string, participantToken: string): Promise<Line> {
  const Type = ['WEBSOCKET', 'CONNECTION_CREDENTIALS'];
  const { Websocket, ConnectionCredentials } = JSON.parse(
    await post(`${url}/participant/connection`, participantToken, { Type }),
  ) as { Websocket: { Url: string }; ConnectionCredentials: { ConnectionToken: string } };
  const socket = new WebSocket(Websocket.Url);
  await once(socket, 'open');
  socket.send('{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}');
  await once(socket, 'message');
  const line: Line = {
    onText: () => {},
    send: (Content) =>
      void post(`${url}/participant/message`, ConnectionCredentials.ConnectionToken, {
        ContentType: 'text/plain',
        Content,
      }),
    close: () => socket.terminate(),
  };
  socket.on('message', (data) => {
    const frame = JSON.parse((data as Buffer).toString('utf8')) as { topic: string; content: string };
    if (frame.topic === 'aws/chat') line.onText((JSON.parse(frame.content) as { Content?: string }).Content ?? '');
  });
  return line;
}

export async function bareLine(url: string): Promise<Line> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const line: Line = { onText: () => {}, send: (text) => socket.send(text), close: () => socket.terminate() };
  socket.on('message', (data) => line.onText((data as Buffer).toString('utf8')));
  return line;
}
