// Load over kept connections with next to no work of its own, so that the figures are those of the server: requests are bytes made beforehand.
import { connect, type Socket } from 'node:net';

/** Where to, and how. */
export interface LoadOptions {
  readonly url: string;
  readonly connections: number;
  /** How many requests begin in a second; as many as answers allow unless given. */
  readonly perSecond?: number;
}

/** What came of it. */
export interface LoadOutcome {
  /** How long each answer took, in milliseconds; with `perSecond` counted from the moment at which the request was due. */
  readonly latencies: readonly number[];
  readonly seconds: number;
}

/** Makes the bytes of a POST. */
export function toPost(url: string, contentType: string, body: string): Buffer {
  const { host, pathname } = new URL(url);
  const head = `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: ${contentType}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.from(head + body);
}

/** Sends all requests; rejects where one is not answered with 200. */
export async function sendAll(requests: readonly Buffer[], { url, connections, perSecond }: LoadOptions): Promise<LoadOutcome> {
  const { hostname, port } = new URL(url);
  const latencies: number[] = [];
  let next = 0;
  const startedAt = performance.now();

  async function sendSome(): Promise<void> {
    const connection = await RawConnection.open(Number(port), hostname);
    for (let index = next++; index < requests.length; index = next++) {
      const request = requests[index];
      if (request === undefined) break;
      const dueAt = perSecond === undefined ? performance.now() : startedAt + (index * 1_000) / perSecond;
      const waitMs = dueAt - performance.now();
      if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
      await connection.exchange(request);
      latencies.push(performance.now() - dueAt);
    }
    connection.close();
  }

  await Promise.all(Array.from({ length: connections }, sendSome));
  return { latencies, seconds: (performance.now() - startedAt) / 1_000 };
}

/** One connection on which a request follows the answer to the one before. */
class RawConnection {
  readonly #socket: Socket;
  #received = '';
  #waiting: { resolve(): void; reject(error: Error): void } | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      this.#received += chunk.toString('latin1');
      this.#look();
    });
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the server closed the connection')));
  }

  static async open(port: number, hostname: string): Promise<RawConnection> {
    const socket = connect(port, hostname);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new RawConnection(socket);
  }

  exchange(request: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #look(): void {
    const end = this.#received.indexOf('\r\n\r\n');
    if (end === -1) return;
    // Match: Content-Length: 12. Near miss: an answer in chunks, which none of the servers here gives.
    const length = Number(/content-length: (\d+)/i.exec(this.#received.slice(0, end))?.[1] ?? 0);
    if (this.#received.length < end + 4 + length) return;
    const answer = this.#received.slice(0, end + 4 + length);
    this.#received = this.#received.slice(answer.length);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (answer.startsWith('HTTP/1.1 200')) waiting?.resolve();
    else waiting?.reject(new Error(`the server answered ${answer.slice(0, 300)}`));
  }
}
