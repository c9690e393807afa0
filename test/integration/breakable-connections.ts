// A way to a server that can be broken at a chosen moment: in the middle of a commit, or by going silent.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What to do with the next thing that a client says and that contains the awaited text. */
export type Breakage =
  /** The server gets it; its answer and the connection are lost. */
  | 'lose the answer'
  /** The server never gets it; the connection is lost on both sides. */
  | 'lose the question'
  /** The server never gets it and nobody is told: the connection stays open and silent. */
  | 'go silent';

/** A proxy in front of one server. */
export class BreakableConnections {
  readonly #target: { readonly host: string; readonly port: number };
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((client) => {
    this.#forward(client);
  });
  #armed: { readonly text: string; readonly breakage: Breakage } | undefined;

  private constructor(target: { readonly host: string; readonly port: number }) {
    this.#target = target;
  }

  /** Starts a proxy; returns it and the server's URL by way of it. */
  static async before(serverUrl: string): Promise<{ readonly proxy: BreakableConnections; readonly url: string }> {
    const url = new URL(serverUrl);
    const proxy = new BreakableConnections({ host: url.hostname, port: url.port === '' ? 5432 : Number(url.port) });
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    url.hostname = '127.0.0.1';
    url.port = String((proxy.#server.address() as AddressInfo).port);
    return { proxy, url: url.href };
  }

  /** Breaks the next connection on which a client says the text; others go on. */
  breakAt(text: string, breakage: Breakage): void {
    this.#armed = { text, breakage };
  }

  /** True once the breakage has happened. */
  get isBroken(): boolean {
    return this.#armed === undefined;
  }

  /** Closes everything. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #forward(client: Socket): void {
    const server = connect(this.#target);
    let isSilent = false;
    let isAnswerLost = false;
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      // What breaks here was meant to break.
      socket.on('error', () => undefined);
    }
    client.on('data', (data) => {
      if (isSilent) return;
      const breakage = this.#breakageAt(data);
      if (breakage === 'go silent') isSilent = true;
      if (breakage === 'lose the question') client.destroy();
      if (breakage === 'lose the answer') isAnswerLost = true;
      if (breakage === undefined || breakage === 'lose the answer') server.write(data);
    });
    server.on('data', (data) => {
      if (isAnswerLost) client.destroy();
      else if (!isSilent) client.write(data);
    });
    client.on('close', () => {
      if (!isSilent) server.destroy();
    });
    server.on('close', () => {
      if (!isSilent) client.destroy();
    });
  }

  #breakageAt(data: Buffer): Breakage | undefined {
    if (this.#armed === undefined || !data.includes(this.#armed.text)) return undefined;
    const { breakage } = this.#armed;
    this.#armed = undefined;
    return breakage;
  }
}
