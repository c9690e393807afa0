// A chat that takes everything at once: answers each POST as Slack answers a message, and counts. Serves as a webhook's receiver as well.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A running chat. */
export class InstantChat {
  readonly url: string;
  readonly #server: Server;
  readonly #counted: RegExp;
  #count = 0;
  #waiting: { readonly count: number; resolve(): void } | undefined;

  private constructor(server: Server, counted: RegExp) {
    this.#server = server;
    this.#counted = counted;
    this.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    server.on('request', (request, response) => {
      request.resume();
      request.once('end', () => {
        const body = `{"ok":true,"channel":"C0","ts":"1700000000.${String(this.#count).padStart(6, '0')}","team_id":"T1","user_id":"U1"}`;
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
        if (!this.#counted.test(request.url ?? '')) return;
        this.#count += 1;
        if (this.#waiting !== undefined && this.#count >= this.#waiting.count) this.#waiting.resolve();
      });
    });
  }

  /** Starts one on a free port that counts the requests whose path matches. */
  static async start(counted: RegExp): Promise<InstantChat> {
    const server = createServer({ keepAliveTimeout: 60_000 });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new InstantChat(server, counted);
  }

  get count(): number {
    return this.#count;
  }

  /** Resolves once so many have come, or after the patience is over. */
  async until(count: number, patienceMs: number): Promise<void> {
    if (this.#count >= count) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting = { count, resolve };
    const timer = setTimeout(resolve, patienceMs);
    await promise;
    clearTimeout(timer);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
