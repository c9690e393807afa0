// What a signed-in browser does, without the browser: cookie, requests, and the stream of messages.
import type { z } from 'zod';
import { ChannelList, MessageList, SampleEventState, TopicList } from '../../src/contract/admin-api.ts';
import { WebChannelMessage } from '../../src/contract/web-message.ts';

/** A request of the page. */
interface BrowserRequest extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
}

/** A signed-in person. */
export class BrowserSession {
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  /** Uses a one-time link up. */
  static async signIn(signInUrl: string): Promise<BrowserSession> {
    const { origin, searchParams } = new URL(signInUrl);
    const response = await fetch(`${origin}/sign-in`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token: searchParams.get('token') ?? '' }),
      redirect: 'manual',
    });
    const [cookie] = response.headers.getSetCookie();
    if (response.status !== 303 || cookie === undefined) throw new Error(`sign-in answered ${response.status}`);
    return new BrowserSession(origin, cookie.split(';')[0] ?? '');
  }

  /** Makes a request as this person. */
  request(path: string, options: BrowserRequest = {}): Promise<Response> {
    return fetch(`${this.#url}${path}`, { ...options, headers: { cookie: this.#cookie, origin: this.#url, ...options.headers } });
  }

  /** Makes a request with a JSON body. */
  post(path: string, body?: unknown): Promise<Response> {
    if (body === undefined) return this.request(path, { method: 'POST' });
    return this.request(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  }

  async #get<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.output<Shape>> {
    const response = await this.request(path);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return shape.parse(await response.json());
  }

  channels(): Promise<ChannelList> {
    return this.#get('/api/channels', ChannelList);
  }

  messages(channelId: string, before?: string): Promise<MessageList> {
    return this.#get(`/api/channels/${channelId}/messages${before === undefined ? '' : `?before=${before}`}`, MessageList);
  }

  topics(): Promise<TopicList> {
    return this.#get('/api/topics', TopicList);
  }

  isSampleOpen(channelId: string): Promise<SampleEventState> {
    return this.#get(`/api/channels/${channelId}/sample-events`, SampleEventState);
  }

  /** Follows the stream until the messages satisfy a condition; returns the newest form of each, in order of first arrival. */
  async follow(isEnough: (messages: readonly WebChannelMessage[]) => boolean, after = 0): Promise<readonly WebChannelMessage[]> {
    const response = await this.request(`/api/stream?after=${after}`, { headers: { accept: 'text/event-stream' } });
    if (!response.ok || response.body === null) throw new Error(`the stream answered ${response.status}`);
    const messages = new Map<string, WebChannelMessage>();
    let text = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) {
        if (!event.includes('event: message')) continue;
        const data = /^data: (.*)$/m.exec(event)?.[1] ?? '';
        const message = WebChannelMessage.parse(JSON.parse(data));
        messages.set(message.id, message);
      }
      if (isEnough([...messages.values()])) return [...messages.values()];
    }
    throw new Error('the stream ended early');
  }
}

/** Everything that a message says, as one text. */
export function textOf(message: WebChannelMessage): string {
  return JSON.stringify(message.payload);
}
