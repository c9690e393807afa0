// A Slack Web API for tests of processes: it keeps what was posted where, in order, and can be made to take its time, or to take nothing.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that was posted. */
export interface SlackPost {
  readonly channelId: string;
  readonly text: string;
  /** Whose token it came with: each node has its own here. */
  readonly token: string;
}

/** The API. */
export class CountingSlack {
  readonly posts: SlackPost[] = [];
  readonly #server: Server;
  /** What happens to each post that waits, once it is released; absent where none waits. */
  #held: (() => void)[] | undefined;
  #isTaking = true;
  #ts = 0;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Starts it on a free port. */
  static async start(): Promise<CountingSlack> {
    const server = createServer();
    const slack = new CountingSlack(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const token = (request.headers.authorization ?? '').replace('Bearer ', '');
        slack.#take(request.url ?? '', { body: Buffer.concat(chunks).toString(), token }, response);
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return slack;
  }

  /** The address for `slack.apiUrl`. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/`;
  }

  /** How many posts wait for an answer. */
  get heldCount(): number {
    return this.#held?.length ?? 0;
  }

  /** Keeps what is posted from now on, and does not answer. */
  hold(): void {
    this.#held = [];
  }

  /** Takes nothing from now on, and does not answer: what is under way is in nobody's hands. */
  holdBack(): void {
    this.#held = [];
    this.#isTaking = false;
  }

  /** Answers what was held, drops what was held back, and answers everything at once from now on. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    this.#isTaking = true;
    for (const end of held) end();
  }

  /** Ends it. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(url: string, { body, token }: { readonly body: string; readonly token: string }, response: ServerResponse): void {
    if (!url.includes('chat.postMessage')) {
      // What has become of a message is not to be learned here: it stays a possible duplicate.
      const isHistory = url.includes('conversations.');
      answer(response, isHistory ? { ok: false, error: 'missing_scope' } : { ok: true, team_id: 'T1', user_id: 'U1', bot_id: 'B1' });
      return;
    }
    if (!this.#isTaking) {
      this.#held?.push(() => response.destroy());
      return;
    }
    const form = body.startsWith('{') ? (JSON.parse(body) as Record<string, string>) : Object.fromEntries(new URLSearchParams(body));
    const channelId = form['channel'] ?? '';
    this.posts.push({ channelId, text: JSON.stringify(form), token });
    this.#ts += 1;
    const ts = `${1_800_000_000 + this.#ts}.000100`;
    const reply = (): void => {
      answer(response, { ok: true, channel: channelId, ts });
    };
    if (this.#held === undefined) reply();
    else this.#held.push(reply);
  }
}

function answer(response: ServerResponse, body: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
}
