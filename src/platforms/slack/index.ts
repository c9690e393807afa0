// Slack: posts and edits through the Web API, hears mentions through Socket Mode. See README.md.
import type { Logger } from 'pino';
import { setRealTimer } from '../../lib/timers.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { Channel } from '../../domain/channel.ts';
import type {
  ChannelTypeAnswer,
  GroupMembers,
  Platform,
  PlatformCapabilities,
  PlatformDoor,
  PlatformHandlers,
  PostOutcome,
  PostQuestion,
  PostSearch,
} from '../platform.ts';
import { AnswerDesk } from './answer-desk.ts';
import { SLACK_TIMEOUT_MS } from './call-slack.ts';
import type { SlackConnection } from './call-slack.ts';
import type { SlackConfig } from './config.ts';
import { EnvelopeDesk } from './envelope-desk.ts';
import { findChannelType } from './find-channel-type.ts';
import { findPosted } from './find-posted.ts';
import { FormBook } from './form-book.ts';
import { InvitationDesk } from './invitation-desk.ts';
import { listGroupMembers } from './list-group-members.ts';
import { createHttpDoor, type SigningApp } from './http-door.ts';
import { InteractionDesk } from './interactions/interaction-desk.ts';
import { pause } from '../../lib/pause.ts';
import { editWithUploads, postWithUploads } from './post-with-uploads.ts';
import type { SlackSender } from './post-message.ts';
import { createTokenRedactor } from './redact-tokens.ts';
import { renderSlackPosting } from './render-slack-message.ts';
import { LONGEST_UNCUT_TEXT } from './slack-limits.ts';
import { createSlackLogger } from './slack-logger.ts';
import type { SlackPosting } from './slack-payload.ts';
import type { WorkspaceUse } from './slack-scopes.ts';
import { SlackSocket } from './slack-socket.ts';
import { UploadDesk, type UploadSources } from './upload-desk.ts';
import { verifyBotToken } from './verify-bot-token.ts';

/** What the platform needs; time is an argument so that tests decide when it passes. */
export interface SlackPlatformOptions extends UploadSources {
  readonly config: SlackConfig;
  readonly logger: Logger;
  readonly setTimer?: SetTimer;
  readonly now?: () => Date;
  /** Ends a call that takes too long; made anew for each call. */
  readonly createDeadline?: () => AbortSignal;
}

const CAPABILITIES: PlatformCapabilities = {
  threads: true,
  buttons: true,
  forms: true,
  // With the scope files:write; without it the message says what is missing.
  files: true,
  edits: true,
  maxTextLength: LONGEST_UNCUT_TEXT,
  // docs.slack.dev/apis/web-api/rate-limits: one message a second in a channel, short bursts tolerated; chat.update is of tier 3, 50 a minute.
  pace: {
    postsOfChannel: [
      { count: 3, perMs: 1_000 },
      { count: 10, perMs: 10_000 },
    ],
    editsOfWorkspace: [{ count: 50, perMs: 60_000 }],
  },
};

/** How long answers to mentions may still take at stop; the sockets close meanwhile, within the same time. */
const STOP_TIMEOUT_MS = 2000;

function createConnection(options: SlackPlatformOptions, logger: Logger): SlackConnection {
  const secrets = options.config.workspaces.flatMap(({ botToken, appToken, signingSecret }) =>
    [botToken, appToken, signingSecret].filter((secret) => secret !== undefined),
  );
  const redact = createTokenRedactor(secrets);
  return {
    apiUrl: options.config.apiUrl,
    logger: createSlackLogger(logger, redact),
    redact,
    createDeadline: options.createDeadline ?? (() => AbortSignal.timeout(SLACK_TIMEOUT_MS)),
  };
}

/** Workspaces that share an app share its secret; where one has none it may be of any app. */
function listSigningApps({ workspaces }: SlackConfig): readonly SigningApp[] {
  const secrets = new Map(
    workspaces.flatMap(({ signingSecret }) => (signingSecret === undefined ? [] : [[signingSecret.reveal(), signingSecret]])),
  );
  return [...secrets].map(([revealed, signingSecret]) => {
    const isForeign = (one: SlackConfig['workspaces'][number]): boolean =>
      one.signingSecret !== undefined && one.signingSecret.reveal() !== revealed;
    const idsWhere = (isMeant: typeof isForeign): ReadonlySet<string> =>
      new Set(workspaces.filter(isMeant).map(({ workspaceId }) => workspaceId));
    return { signingSecret, ownWorkspaceIds: idsWhere((one) => !isForeign(one)), foreignWorkspaceIds: idsWhere(isForeign) };
  });
}

function useOf({ appToken, signingSecret }: SlackConfig['workspaces'][number], { threadReplies = false }: SlackConfig): WorkspaceUse {
  return { isHearing: appToken !== undefined || signingSecret !== undefined, hearsThreadReplies: threadReplies };
}

class SlackPlatform implements Platform<SlackPosting> {
  readonly name = 'slack';
  readonly capabilities = CAPABILITIES;
  readonly render = renderSlackPosting;
  readonly door: PlatformDoor | undefined;
  readonly #config: SlackConfig;
  readonly #logger: Logger;
  readonly #setTimer: SetTimer;
  readonly #now: () => Date;
  readonly #connection: SlackConnection;
  readonly #senders: ReadonlyMap<string, SlackSender>;
  readonly #stopping = new AbortController();
  readonly #uploads: UploadDesk;
  #sockets: readonly SlackSocket[] = [];
  #desk: EnvelopeDesk | undefined;

  constructor(options: SlackPlatformOptions) {
    this.#config = options.config;
    this.#logger = options.logger.child({ platform: 'slack' });
    this.#setTimer = options.setTimer ?? setRealTimer;
    this.#now = options.now ?? (() => new Date());
    const { drawPicture, readFile } = options;
    this.#uploads = new UploadDesk({
      ...(drawPicture === undefined ? {} : { drawPicture }),
      ...(readFile === undefined ? {} : { readFile }),
      logger: this.#logger,
      signal: this.#stopping.signal,
      setTimer: this.#setTimer,
    });
    const connection = createConnection(options, this.#logger);
    this.#connection = connection;
    const forms = new FormBook();
    this.#senders = new Map(
      options.config.workspaces.map(({ workspaceId, botToken, appToken, signingSecret }) => {
        const isDeaf = appToken === undefined && signingSecret === undefined;
        return [workspaceId, { connection, forms, token: botToken, ...(isDeaf ? { isDeaf } : {}) }];
      }),
    );
    const apps = listSigningApps(this.#config);
    this.door = apps.length === 0 ? undefined : createHttpDoor({ apps, now: this.#now, logger: this.#logger, findDesk: () => this.#desk });
  }

  post(request: Parameters<Platform<SlackPosting>['post']>[0]): Promise<PostOutcome> {
    return this.#with(request.channel.workspaceId, (sender) => postWithUploads(sender, request, this.#uploads));
  }

  edit(request: Parameters<Platform<SlackPosting>['edit']>[0]): Promise<PostOutcome> {
    return this.#with(request.reference.channel.workspaceId, (sender) => editWithUploads(sender, request, this.#uploads));
  }

  isDeaf({ workspaceId }: Channel): boolean {
    return this.#senders.get(workspaceId)?.isDeaf === true;
  }

  async findPosted(question: PostQuestion): Promise<PostSearch> {
    const sender = this.#senders.get(question.channel.workspaceId);
    return sender === undefined ? { status: 'unknown', reason: 'its workspace is not in the configuration' } : findPosted(sender, question);
  }

  async findChannelType({ workspaceId, channelId }: Channel, signal: AbortSignal): Promise<ChannelTypeAnswer> {
    const sender = this.#senders.get(workspaceId);
    if (sender === undefined) return { status: 'not-told', reason: `the Slack workspace ${workspaceId} is not in the configuration` };
    return findChannelType(sender, channelId, signal);
  }

  async listGroupMembers(workspaceId: string, groupId: string, signal: AbortSignal): Promise<GroupMembers> {
    const sender = this.#senders.get(workspaceId);
    if (sender === undefined) return { status: 'unknown', reason: `the Slack workspace ${workspaceId} is not in the configuration` };
    return listGroupMembers(sender, groupId, signal);
  }

  /** Resolves at once, because posting needs no connection; sockets connect, and keep trying, in the background. */
  start(handlers: PlatformHandlers): Promise<void> {
    const background = { logger: this.#logger, signal: this.#stopping.signal, setTimer: this.#setTimer };
    for (const workspace of this.#config.workspaces) {
      const { workspaceId } = workspace;
      const sender = this.#senders.get(workspaceId);
      if (sender !== undefined) void verifyBotToken({ workspaceId, sender, use: useOf(workspace, this.#config), ...background });
    }
    const senders = this.#senders;
    const surroundings = { senders, now: this.#now, ...background };
    const answers = new AnswerDesk({ handlers, uploads: this.#uploads, ...surroundings });
    const desk = new EnvelopeDesk({
      answers,
      interactions: new InteractionDesk({ answers, ...surroundings }),
      invitations: new InvitationDesk({ handlers, answers, ...background }),
      hearsThreadReplies: this.#config.threadReplies === true,
    });
    this.#desk = desk;
    this.#sockets = this.#createSockets((body) => desk.take(body));
    for (const socket of this.#sockets) {
      socket.start();
    }
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    const timeout = new AbortController();
    const desk = this.#desk;
    // What Slack delivers from now on over HTTP it delivers again.
    this.#desk = undefined;
    const closed = Promise.all([
      ...this.#sockets.map((socket) => socket.stop()),
      (desk?.close() ?? Promise.resolve()).then(() => this.#uploads.settled()),
    ]);
    await Promise.race([closed, pause(STOP_TIMEOUT_MS, timeout.signal, this.#setTimer)]);
    timeout.abort();
    this.#stopping.abort();
  }

  /** One socket an app: workspaces that share an app token share its events, which tell the workspace. */
  #createSockets(onEnvelope: EnvelopeDesk['take']): SlackSocket[] {
    const appTokens = new Map(
      this.#config.workspaces.flatMap(({ appToken }) => (appToken === undefined ? [] : [[appToken.reveal(), appToken]])),
    );
    return [...appTokens.values()].map(
      (appToken) =>
        new SlackSocket({
          apiUrl: this.#config.apiUrl,
          appToken,
          logger: this.#logger,
          slackLogger: this.#connection.logger,
          setTimer: this.#setTimer,
          onEnvelope,
        }),
    );
  }

  async #with(workspaceId: string, send: (sender: SlackSender) => Promise<PostOutcome>): Promise<PostOutcome> {
    const sender = this.#senders.get(workspaceId);
    return sender === undefined
      ? {
          status: 'refused',
          reason: `the Slack workspace ${workspaceId} is not in the configuration`,
          cause: 'operator',
          scope: 'workspace',
        }
      : send(sender);
  }
}

/** Creates the Slack platform for all configured workspaces. */
export function createSlackPlatform(options: SlackPlatformOptions): Platform<SlackPosting> {
  return new SlackPlatform(options);
}
