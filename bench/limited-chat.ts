// A chat that takes one message a second and answers 429 beyond it, as Slack does (docs.slack.dev/apis/web-api/rate-limits): by the methods of
// its API, and by an incoming webhook. Remembers what it has shown, and when.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A text that the chat has shown. */
export interface ShownText {
  /** By `performance.now()`. */
  readonly at: number;
  readonly text: string;
}

const EVERY_MS = 1_000;
/** Short bursts are tolerated. */
const BURST = 3;

/** A running chat. */
export class LimitedChat {
  readonly url: string;
  readonly #server: Server;
  readonly #isLimited: boolean;
  readonly #shown: ShownText[] = [];
  #refusedCount = 0;
  #tokens = BURST;
  #filledAt = performance.now();

  private constructor(server: Server, isLimited: boolean) {
    this.#server = server;
    this.#isLimited = isLimited;
    this.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    server.on('request', (request, response) => {
      void readText(request).then((text) => {
        const isPost = /chat\.postMessage$|webhook$/.test(request.url ?? '');
        if (isPost && !this.#takesOne()) {
          this.#refusedCount += 1;
          const body = '{"ok":false,"error":"ratelimited"}';
          response.writeHead(429, { 'retry-after': '1', 'content-type': 'application/json' }).end(body);
          return;
        }
        const body = `{"ok":true,"channel":"C0","ts":"1700000000.${String(this.#shown.length).padStart(6, '0')}","team_id":"T1","user_id":"U1"}`;
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
        if (isPost || request.url?.endsWith('chat.update') === true) this.#shown.push({ at: performance.now(), text });
      });
    });
  }

  /** Starts one on a free port; without a limit it takes everything at once. */
  static async start({ isLimited = true } = {}): Promise<LimitedChat> {
    const server = createServer({ keepAliveTimeout: 60_000 });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new LimitedChat(server, isLimited);
  }

  get shown(): readonly ShownText[] {
    return this.#shown;
  }

  /** How often it answered 429. */
  get refusedCount(): number {
    return this.#refusedCount;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #takesOne(): boolean {
    if (!this.#isLimited) return true;
    const now = performance.now();
    this.#tokens = Math.min(BURST, this.#tokens + (now - this.#filledAt) / EVERY_MS);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return request.headers['content-type']?.includes('urlencoded') === true ? decodeURIComponent(text.replaceAll('+', ' ')) : text;
}
