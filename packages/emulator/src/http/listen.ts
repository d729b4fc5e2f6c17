import type { Server } from 'node:http';

/** The server cannot listen where it was told to; `code` is Node's, e.g. `EADDRINUSE`. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code: string | undefined;

  constructor(message: string, cause: NodeJS.ErrnoException) {
    super(message, { cause });
    this.code = cause.code;
  }
}

const sentences: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port, host) => `Port ${port} on ${host} is already in use.`,
  EACCES: (port, host) => `Listening on port ${port} of ${host} is not permitted.`,
  EADDRNOTAVAIL: (_port, host) => `This machine has no address ${host}.`,
};

/** Resolves with the port, once the server listens. */
export function listen(server: Server, { port, host }: { port: number; host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = sentences[error.code ?? '']?.(port, host) ?? `Cannot listen on ${host}:${port}.`;
      reject(new ListenError(sentence, error));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
