// An endpoint on this machine that answers as a test says, over real HTTP.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request that came in. */
interface SeenRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** How the endpoint behaves: an answer, no answer at all, a connection that is cut before or within the answer, or an answer without end. */
export type Behaviour =
  | { readonly status: number; readonly body: string | Uint8Array; readonly headers?: Readonly<Record<string, string>> }
  | 'silence'
  | 'reset'
  | 'half an answer'
  | { readonly endlessWith: Readonly<Record<string, string>> };

/** An endpoint; `close` it after the test. */
export interface OpenedEndpoint {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** How many connections are open. */
  readonly connectionCount: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Opens an endpoint that behaves in this order; the last behaviour stays. */
export async function openEndpoint(...behaviours: readonly [Behaviour, ...Behaviour[]]): Promise<OpenedEndpoint> {
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const behaviour = behaviours[Math.min(requests.length, behaviours.length - 1)] ?? 'silence';
    const { method = '', url: path = '', headers } = request;
    const seen = { method, path, headers, body: '' };
    requests.push(seen);
    void buffer(request).then((bytes) => {
      seen.body = bytes.toString();
      behave(behaviour, response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connectionCount: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => {
          if (error === null) resolve(count);
          else reject(error);
        });
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function behave(behaviour: Behaviour, response: ServerResponse): void {
  switch (behaviour) {
    case 'silence':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'half an answer':
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"half":');
      response.socket?.end();
      return;
    default:
      if ('endlessWith' in behaviour) {
        response.writeHead(200, behaviour.endlessWith);
        pour(response);
        return;
      }
      response.writeHead(behaviour.status, { 'x-amzn-requestid': 'request-1', ...behaviour.headers });
      response.end(behaviour.body);
  }
}

const POURED = Buffer.alloc(256 * 1024, 'a');

// As fast as the other side reads, until it closes.
function pour(response: ServerResponse): void {
  while (!response.destroyed) if (!response.write(POURED)) break;
  if (!response.destroyed) response.once('drain', () => pour(response));
}
