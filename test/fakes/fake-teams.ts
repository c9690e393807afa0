// Microsoft Teams on this machine: Entra's tokens, the keys and the REST API of the Bot Connector over real HTTP, with its refusals and
// limits, with faults on demand, and with people who say, press and fill in something.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TeamsEdit } from '../../src/platforms/teams/teams-payload.ts';
import type { TeamsServices } from '../../src/platforms/teams/teams-services.ts';
import { fail, isTaken, type SlackFault } from './slack-double-faults.ts';
import { TeamsDoubleKeys } from './teams-double-keys.ts';
import {
  TeamsDoubleState,
  type ConnectorReply,
  type DoubleActivity,
  type DoubleConversation,
  type DoublePerson,
} from './teams-double-state.ts';

/** A way to fail: as a network or proxy does, or with a code of the Connector. */
export type TeamsFault =
  | Exclude<SlackFault, { kind: 'error' }>
  | { readonly kind: 'refusal'; readonly status: number; readonly code: string };

/** How the double is to be. */
export interface FakeTeamsOptions {
  readonly appId: string;
  readonly tenantId: string;
  readonly clientSecret: string;
  readonly conversations: readonly DoubleConversation[];
  readonly people: readonly DoublePerson[];
  readonly now?: () => number;
}

/** A call of the Connector. */
export interface ConnectorRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** What the bot answered to an activity. */
export interface BotAnswer {
  readonly status: number;
  readonly body: string;
}

/** Hands an activity to the bot. */
export type Deliver = (headers: Readonly<Record<string, string>>, body: string) => Promise<BotAnswer>;

/** Something said in a channel or chat. */
export interface FakeSaying {
  readonly channelId: string;
  /** `@bot` stands for a mention of the bot. */
  readonly text: string;
  /** The id of a person; the first unless given. */
  readonly from?: string;
  readonly rootId?: string;
  /** The id of the message, for one that comes again. */
  readonly activityId?: string;
}

/** A running double. */
export class FakeTeams {
  readonly origin: string;
  readonly keys = new TeamsDoubleKeys();
  readonly state: TeamsDoubleState;
  /** All calls of the Connector, in order of arrival, also those that failed. */
  readonly requests: ConnectorRequest[] = [];
  /** How often somebody asked for the keys. */
  keyRequestCount = 0;
  /** What stands under the address of the keys, where it is not the keys. */
  keysReply: ConnectorReply | undefined;
  /** How many tokens were handed out. */
  tokenCount = 0;
  readonly #server: Server;
  readonly #options: FakeTeamsOptions;
  readonly #faults: TeamsFault[] = [];
  readonly #tokens = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #tokenFault: ConnectorReply | undefined;
  #deliver: Deliver = () => Promise.reject(new Error('no bot is connected'));

  private constructor(server: Server, options: FakeTeamsOptions) {
    this.#server = server;
    this.#options = options;
    this.origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    this.state = new TeamsDoubleState(options.conversations, options.people, options.now ?? Date.now);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      void this.#serve(request, response);
    });
  }

  /** Starts a double on a free port. */
  static async start(options: FakeTeamsOptions): Promise<FakeTeams> {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new FakeTeams(server, options);
  }

  /** The address of the Connector. */
  get serviceUrl(): string {
    return `${this.origin}/amer/`;
  }

  /** What a bot takes for Microsoft's services. */
  get services(): TeamsServices {
    return {
      loginUrl: this.origin,
      openIdMetadataUrl: `${this.origin}/v1/.well-known/openidconfiguration`,
      isServiceAddress: (text) => text === this.serviceUrl,
      serviceUrl: this.serviceUrl,
      isTokenNeeded: true,
    };
  }

  /** Connects the bot at a way, or at an address. */
  connect(bot: Deliver | string): void {
    this.#deliver =
      typeof bot === 'string'
        ? async (headers, body) => {
            const response = await fetch(bot, {
              method: 'POST',
              headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
              body,
            });
            return { status: response.status, body: await response.text() };
          }
        : bot;
  }

  /** Returns what a channel or chat shows of the bot now, oldest first. */
  postedIn(channelId: string): readonly DoubleActivity[] {
    return this.state.messagesIn(channelId).filter(({ activity }) => activity['attachments'] !== undefined);
  }

  /** Says something; returns what the bot answered at once, and the id of the message. */
  async say({ channelId, text, from, rootId, activityId }: FakeSaying): Promise<BotAnswer & { readonly activityId: string }> {
    const id = activityId ?? this.state.add(channelId, { text }, rootId);
    const bot = { type: 'mention', mentioned: { id: this.#botId, name: 'Signalbox' }, text: '<at>Signalbox</at>' };
    const answer = await this.send({
      ...this.activityIn(channelId, from, rootId ?? id),
      type: 'message',
      id,
      text: text.replaceAll('@bot', bot.text),
      entities: text.includes('@bot') ? [bot] : [],
    });
    return { ...answer, activityId: id };
  }

  /** Presses the button with this title on a message; returns what the client shows at once. */
  press(message: DoubleActivity, title: string, from?: string): Promise<BotAnswer> {
    const action = actionsOf(message).find((one) => one['title'] === title);
    if (action === undefined)
      throw new Error(
        `no button ${title} among ${actionsOf(message)
          .map((one) => String(one['title']))
          .join(', ')}`,
      );
    return this.#act(message, action, from);
  }

  /** Fills the form on a message in and sends it: values by the names of its fields. */
  fill(message: DoubleActivity, values: Readonly<Record<string, string>>, from?: string): Promise<BotAnswer> {
    const action = actionsOf(message).find((one) => one['verb'] === 'form');
    const data = action?.['data'] as { readonly form: number } | undefined;
    if (action === undefined || data === undefined) throw new Error('no form');
    const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [`form${data.form}.typed.${name}`, value]));
    return this.#act(message, { ...action, data: { ...data, ...typed } }, from);
  }

  /** Edits the command on a message and sends it, as it stands there or changed. */
  edit(message: DoubleActivity, change: (command: string) => string = (command) => command, from?: string): Promise<BotAnswer> {
    const opened = elementsOf(message, 'Action.ShowCard')[0]?.['card'] as TeamsEdit['card'] | undefined;
    if (opened === undefined) throw new Error('nothing to edit');
    const [input] = opened.body;
    const [action] = opened.actions;
    return this.#act(message, { ...action, data: { ...action.data, [input.id]: change(input.value ?? '') } }, from);
  }

  /** Adds the bot to the team of a channel, or to a chat. */
  install(channelId: string): Promise<BotAnswer> {
    return this.send({ ...this.activityIn(channelId), type: 'installationUpdate', action: 'add', id: `f:${this.state.nextId()}` });
  }

  /** Hands an activity to the bot, with a token of the Connector unless another header is given. */
  send(activity: object, headers?: Readonly<Record<string, string>>): Promise<BotAnswer> {
    const token = this.keys.sign({ aud: this.#options.appId, serviceurl: this.serviceUrl });
    return this.#deliver(headers ?? { authorization: `Bearer ${token}` }, JSON.stringify(activity));
  }

  /** What all activities of a conversation have. */
  activityIn(channelId: string, from?: string, rootId?: string): Readonly<Record<string, unknown>> {
    const conversation = this.state.conversations.get(channelId);
    const person = from === undefined ? [...this.state.people.values()][0] : this.state.people.get(from);
    const { tenantId } = this.#options;
    const isChannel = conversation?.type === 'channel';
    return {
      channelId: 'msteams',
      serviceUrl: this.serviceUrl,
      from: { id: person?.id, name: person?.name, aadObjectId: person?.aadObjectId },
      recipient: { id: this.#botId, name: 'Signalbox' },
      conversation: {
        id: isChannel && rootId !== undefined ? `${channelId};messageid=${rootId}` : channelId,
        conversationType: conversation?.type,
        tenantId,
        ...(conversation?.type === 'personal' ? {} : { isGroup: true }),
      },
      channelData: {
        tenant: { id: tenantId },
        ...(isChannel ? { team: { id: conversation.teamThreadId }, channel: { id: channelId } } : {}),
      },
    };
  }

  /** Makes the next call of the Connector fail. */
  failNextCall(fault: TeamsFault): void {
    this.#faults.push(fault);
  }

  /** Makes Entra refuse from now on; undefined ends it. Tokens that were handed out are not good any more either. */
  refuseTokens(reply: ConnectorReply | undefined): void {
    this.#tokenFault = reply;
    this.#tokens.clear();
  }

  /** Resolves as soon as the condition holds; it is looked at after everything that happens here. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  /** Cuts everything. */
  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get #botId(): string {
    return `28:${this.#options.appId}`;
  }

  #act(message: DoubleActivity, action: object, from?: string): Promise<BotAnswer> {
    return this.send({
      ...this.activityIn(message.channelId, from, message.rootId ?? message.id),
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: `f:${this.state.nextId()}`,
      replyToId: message.id,
      value: { action, trigger: 'manual' },
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = request.url ?? '';
    if (path.startsWith('/amer/')) this.#serveConnector(request, body, response);
    else send(response, this.#serveEntra(path, body));
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  #serveEntra(path: string, body: Buffer): ConnectorReply {
    if (path === '/v1/.well-known/openidconfiguration') return { status: 200, body: { jwks_uri: `${this.origin}/v1/.well-known/keys` } };
    if (path === '/v1/.well-known/keys') {
      this.keyRequestCount += 1;
      return this.keysReply ?? { status: 200, body: this.keys.keySet() };
    }
    const { tenantId, appId, clientSecret } = this.#options;
    if (path !== `/${tenantId}/oauth2/v2.0/token`) return { status: 404, body: {} };
    if (this.#tokenFault !== undefined) return this.#tokenFault;
    const form = new URLSearchParams(body.toString('utf8'));
    const isGood =
      form.get('client_id') === appId &&
      form.get('client_secret') === clientSecret &&
      form.get('scope') === 'https://api.botframework.com/.default';
    if (!isGood)
      return { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' } };
    this.tokenCount += 1;
    const token = `double-token-${String(this.tokenCount)}-secret`;
    this.#tokens.add(token);
    return { status: 200, body: { token_type: 'Bearer', expires_in: 3599, access_token: token } };
  }

  #serveConnector(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const path = (request.url ?? '').slice('/amer/'.length);
    this.requests.push({ method: request.method ?? '', path, body: body.toString('utf8') });
    const fault = this.#faults.shift();
    if (fault === undefined) send(response, this.#answer(request, path, body));
    else if (fault.kind === 'refusal') send(response, { status: fault.status, body: { error: { code: fault.code, message: 'refused' } } });
    else fail(fault, response, isTaken(fault) ? this.#answer(request, path, body).body : undefined);
  }

  #answer({ method = '', headers }: IncomingMessage, path: string, body: Buffer): ConnectorReply {
    const token = (headers.authorization ?? '').replace(/^Bearer /, '');
    if (!this.#tokens.has(token)) return { status: 401, body: { error: { code: 'Unauthorized', message: 'no' } } };
    return this.#perform(method, path, body);
  }

  #perform(method: string, path: string, body: Buffer): ConnectorReply {
    const [version, kind, id = '', what, which = ''] = path.split('?')[0]?.split('/').map(decodeURIComponent) ?? [];
    switch (`${method} ${version} ${kind} ${what ?? ''}${which === '' ? '' : ' one'}`) {
      case 'GET v3 teams ':
        return this.state.team(id);
      case 'POST v3 conversations activities':
        return this.state.create(id, body);
      case 'PUT v3 conversations activities one':
        return this.state.update(id, which, body);
      case 'GET v3 conversations members one':
        return this.state.member(id, which);
      case 'GET v3 conversations pagedmembers':
        return this.state.members(id);
      default:
        return { status: 405, body: {} };
    }
  }
}

function send(response: ServerResponse, { status, body, headers }: ConnectorReply): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body));
}

/** Lists every button of a card, wherever it stands. */
function actionsOf(message: DoubleActivity): readonly Readonly<Record<string, unknown>>[] {
  return elementsOf(message, 'Action.Execute');
}

function elementsOf({ activity }: DoubleActivity, type: string): readonly Readonly<Record<string, unknown>>[] {
  const found: Readonly<Record<string, unknown>>[] = [];
  JSON.stringify(activity, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'type' in value && value.type === type) {
      found.push(value as Readonly<Record<string, unknown>>);
    }
    return value;
  });
  return found;
}
