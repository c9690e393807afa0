// A Slack that runs on this machine: the Web API and Socket Mode over real HTTP and WebSocket connections, with Slack's refusals,
// limits and pace, and with faults on demand.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail, isTaken } from './slack-double-faults.ts';
import type { SlackFault } from './slack-double-faults.ts';
import { SlackDoubleSockets } from './slack-double-sockets.ts';
import type { DoubleFile } from './slack-double-files.ts';
import { SlackDoubleState } from './slack-double-state.ts';
import type { DoubleAnswer, DoubleRequest, DoubleWorkspace } from './slack-double-call.ts';
import { pressPayload, submissionPayload, type FakeFilling, type FakePress } from './slack-double-interactions.ts';
import type { DoubleEphemeral, DoubleMessage } from './slack-double-state.ts';
import type { DoubleView } from './slack-double-views.ts';

/** Slack takes about one message a second in a channel (docs.slack.dev/apis/web-api/rate-limits). */
const PACE_MS = 1000;

const ANY_METHOD = '*';

/** How the double is to be. */
export interface FakeSlackOptions {
  readonly workspaces: readonly DoubleWorkspace[];
  /** The clock of pace and history. */
  readonly now?: () => number;
  /** How often somebody looks at an uploaded file, or tries to show it, before Slack has looked through it; 1 unless given. */
  readonly looksUntilReady?: number;
}

/** A mention to deliver. */
export interface FakeMention {
  readonly teamId: string;
  readonly channelId: string;
  readonly text: string;
  readonly userId?: string;
  readonly ts?: string;
  readonly threadTs?: string;
  /** More fields of the event, for example `bot_id` or `edited`. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly retryAttempt?: number;
}

interface ScriptedFault {
  readonly fault: SlackFault;
  readonly method: string;
  timesLeft: number;
}

/** A running double. */
export class FakeSlack {
  /** The base address of its Web API, for `slack.apiUrl`. */
  readonly apiUrl: string;
  /** All calls, in order of arrival, also those that failed. */
  readonly requests: DoubleRequest[] = [];
  /** What was sent to the addresses that come with slash commands, oldest first. */
  readonly responses: unknown[] = [];
  readonly sockets: SlackDoubleSockets;
  readonly #server: Server;
  readonly #state: SlackDoubleState;
  readonly #now: () => number;
  readonly #faults: ScriptedFault[] = [];
  readonly #answers = new Map<string, DoubleAnswer>();
  readonly #lastPostAt = new Map<string, number>();
  readonly #waiting = new Set<() => void>();
  #limitsRate = false;

  private constructor(server: Server, options: FakeSlackOptions) {
    this.#server = server;
    const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const { looksUntilReady, now = Date.now } = options;
    this.#state = new SlackDoubleState(options.workspaces, { origin, now, ...(looksUntilReady === undefined ? {} : { looksUntilReady }) });
    this.#now = now;
    this.apiUrl = `${origin}/api/`;
    this.sockets = new SlackDoubleSockets(server, () => {
      this.#changed();
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.#serve(request, response);
    });
  }

  /** Starts a double on a free port. */
  static async start(options: FakeSlackOptions): Promise<FakeSlack> {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new FakeSlack(server, options);
  }

  /** Returns what a channel shows now, oldest first. */
  messagesIn(channelId: string): readonly DoubleMessage[] {
    return this.#state.messagesIn(channelId);
  }

  /** Returns the files that were uploaded, or are to be, oldest first. */
  files(): readonly DoubleFile[] {
    return this.#state.files.list();
  }

  /** Deletes a message. */
  deleteMessage(channelId: string, ts: string): void {
    this.#state.deleteMessage(channelId, ts);
  }

  /** Archives a channel. */
  archive(channelId: string): void {
    this.#state.archive(channelId, true);
  }

  /** Restores a channel that was archived. */
  restore(channelId: string): void {
    this.#state.archive(channelId, false);
  }

  /** Keeps the pace of one message a second in a channel from now on: answers 429 with Retry-After beyond it. */
  limitRate(): void {
    this.#limitsRate = true;
  }

  /** Makes the next calls of a method fail; scripted faults of a method happen in the order in which they were scripted. */
  failNext(method: string, fault: SlackFault, times = 1): void {
    this.#faults.push({ method, fault, timesLeft: times });
  }

  /** Makes the next call of a method answer something else than Slack would. */
  answerNext(method: string, answer: DoubleAnswer): void {
    this.#answers.set(method, answer);
  }

  /** Makes the next call fail, whatever its method. */
  failNextCall(fault: SlackFault): void {
    this.failNext(ANY_METHOD, fault);
  }

  /** Takes back all faults that have not happened yet. */
  mend(): void {
    this.#faults.length = 0;
  }

  /** Returns the calls of a method so far. */
  callsOf(method: string): readonly DoubleRequest[] {
    return this.requests.filter((request) => request.method === method);
  }

  /** Delivers a mention through the socket of the workspace's app; returns the envelope's id. */
  mention(mention: FakeMention): string {
    const workspace = this.#state.workspaces.find(({ teamId }) => teamId === mention.teamId);
    const event = {
      type: 'app_mention',
      user: mention.userId ?? 'U0PERSON',
      channel: mention.channelId,
      text: mention.text,
      ts: mention.ts ?? this.#state.nextTs(),
      ...(mention.threadTs === undefined ? {} : { thread_ts: mention.threadTs }),
      ...mention.fields,
    };
    return this.sockets.deliver(workspace?.appToken ?? '', {
      ...(mention.retryAttempt === undefined ? {} : { retryAttempt: mention.retryAttempt }),
      payload: {
        type: 'event_callback',
        team_id: mention.teamId,
        api_app_id: 'A0DOUBLE',
        event_id: `Ev${event.ts.replace('.', '')}`,
        authorizations: [{ team_id: mention.teamId, user_id: workspace?.botUserId, is_bot: true }],
        event,
      },
    });
  }

  /** Returns the views that were opened, the oldest first. */
  views(): readonly DoubleView[] {
    return this.#state.views.list();
  }

  /** Returns what was shown to one person alone, the oldest first. */
  ephemerals(): readonly DoubleEphemeral[] {
    return this.#state.ephemerals;
  }

  /** Makes what Slack tells of a press. Throws where there is no such button. */
  payloadOfPress(press: FakePress): object {
    const workspace = this.#state.workspaces.find(({ teamId }) => teamId === press.teamId);
    const message = this.messagesIn(press.channelId).find(({ ts }) => ts === press.ts);
    if (workspace === undefined || message === undefined) throw new Error('there is no such message');
    const trigger = this.#state.views.issueTrigger(press.teamId, press.userId ?? 'U0PERSON');
    return pressPayload(press, { message, workspace, trigger });
  }

  /** Makes what Slack tells of the newest view when it is filled in so and sent. Throws where Slack would not let it be sent. */
  payloadOfSubmission(filling: FakeFilling = {}): object {
    const view = this.views().at(-1);
    if (view === undefined) throw new Error('there is no view');
    return submissionPayload(view, filling);
  }

  /** Presses a button of a message; returns the envelope's id. */
  press(press: FakePress): string {
    return this.sockets.deliver(this.#appTokenOf(press.teamId), { type: 'interactive', payload: this.payloadOfPress(press) });
  }

  /** Fills in the newest view and sends it; returns the envelope's id. */
  submit(filling: FakeFilling = {}): string {
    const payload = this.payloadOfSubmission(filling);
    return this.sockets.deliver(this.#appTokenOf(this.views().at(-1)?.teamId), { type: 'interactive', payload });
  }

  /** Resolves as soon as the condition holds; it is looked at after everything that happens here. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Cuts everything. */
  async close(): Promise<void> {
    this.sockets.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #appTokenOf(ofTeam: string | undefined): string {
    return this.#state.workspaces.find(({ teamId }) => teamId === ofTeam)?.appToken ?? '';
  }

  #changed(): void {
    for (const resolve of this.#waiting) {
      resolve();
    }
    this.#waiting.clear();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const body = Buffer.concat(chunks);
    if (request.url?.startsWith('/upload/') === true) {
      const status =
        request.method === 'POST' ? this.#state.files.take(request.url, body, request.headers.authorization !== undefined) : 405;
      response.writeHead(status).end(status === 200 ? `OK - ${String(body.byteLength)}` : 'refused');
      this.#changed();
      return;
    }
    if (request.url?.startsWith('/commands/') === true) {
      this.responses.push(JSON.parse(body.toString('utf8')));
      response.writeHead(200).end('ok');
      this.#changed();
      return;
    }
    const form = new URLSearchParams(body.toString('utf8'));
    const call: DoubleRequest = { method: (request.url ?? '').replace(/^\/api\//, ''), parameters: Object.fromEntries(form) };
    this.requests.push(call);

    const fault = this.#takeFault(call.method);
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    if (fault === undefined) {
      this.#answer(call, token, response);
    } else {
      fail(fault, response, isTaken(fault) ? this.#perform(call, token) : undefined);
    }
    this.#changed();
  }

  #takeFault(method: string): SlackFault | undefined {
    const scripted = this.#faults.find(({ method: failing, timesLeft }) => [method, ANY_METHOD].includes(failing) && timesLeft > 0);
    if (scripted !== undefined) {
      scripted.timesLeft -= 1;
    }
    return scripted?.fault;
  }

  #answer(call: DoubleRequest, token: string, response: ServerResponse): void {
    if (call.method === 'chat.postMessage' && this.#isTooFast(call.parameters['channel'] ?? '')) {
      response.writeHead(429, { 'retry-after': String(PACE_MS / 1000) }).end('{"ok":false,"error":"ratelimited"}');
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(this.#perform(call, token)));
  }

  #isTooFast(channelId: string): boolean {
    const now = this.#now();
    if (this.#limitsRate && now - (this.#lastPostAt.get(channelId) ?? Number.NEGATIVE_INFINITY) < PACE_MS) {
      return true;
    }
    this.#lastPostAt.set(channelId, now);
    return false;
  }

  #perform(call: DoubleRequest, token: string): DoubleAnswer {
    const scripted = this.#answers.get(call.method);
    this.#answers.delete(call.method);
    return scripted ?? this.#answerAs(call, token);
  }

  #answerAs(call: DoubleRequest, token: string): DoubleAnswer {
    const { workspaces } = this.#state;
    const byBotToken = workspaces.find(({ botToken }) => botToken === token);
    const isAppToken = workspaces.some(({ appToken }) => appToken === token);
    if (token === '') {
      return { ok: false, error: 'not_authed' };
    }
    if (byBotToken === undefined && !isAppToken) {
      return { ok: false, error: 'invalid_auth' };
    }
    if (call.method === 'apps.connections.open') {
      const url = `${this.apiUrl.replace('http:', 'ws:').replace('/api/', '/link')}?ticket=${isAppToken ? this.sockets.issueTicket(token) : ''}`;
      return isAppToken ? { ok: true, url } : { ok: false, error: 'not_allowed_token_type' };
    }
    return byBotToken === undefined ? { ok: false, error: 'not_allowed_token_type' } : this.#state.answer(call, byBotToken);
  }
}
