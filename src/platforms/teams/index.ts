// Microsoft Teams: a bot that posts through the Bot Connector and hears what Teams hands in at our door. See README.md.
import type { Logger } from 'pino';
import type { Chart } from '../../domain/chart.ts';
import { pause } from '../../lib/pause.ts';
import { setRealTimer, type SetTimer } from '../../lib/timers.ts';
import type { Message } from '../../messages/message.ts';
import type {
  EditRequest,
  Platform,
  PlatformAnswer,
  PlatformCapabilities,
  PlatformDoor,
  PlatformHandlers,
  PostOutcome,
} from '../platform.ts';
import { ActivityDesk } from './activity-desk.ts';
import { CONNECTOR_TIMEOUT_MS } from './call-connector.ts';
import { NoToken } from './client-secret-token.ts';
import type { TeamsConfig } from './config.ts';
import { ConversationBook } from './conversation-book.ts';
import { GroupFinder } from './find-group.ts';
import { MemberDesk } from './member-desk.ts';
import { PictureDesk } from './picture-desk.ts';
import { editActivity, postActivity, type TeamsPost, type TeamsSender } from './post-activity.ts';
import { renderTeamsMessage } from './render-teams-message.ts';
import { createTeamsApp, refusalByHeaders, type TeamsApp } from './teams-app.ts';
import { LONGEST_UNCUT_TEXT } from './teams-limits.ts';
import type { TeamsPosting } from './teams-payload.ts';
import { PUBLIC_SERVICES, type TeamsServices } from './teams-services.ts';

/** What the platform needs; time is an argument so that tests decide when it passes. */
export interface TeamsPlatformOptions {
  readonly config: TeamsConfig;
  readonly logger: Logger;
  /** Microsoft's own unless given. */
  readonly services?: TeamsServices | undefined;
  /** The team of a channel as the configuration has it: ids of channels are of one team in all of Teams. */
  readonly findTeam?: (channelId: string) => string | undefined;
  /** Draws a chart as PNG; undefined where there is nothing to draw. */
  readonly drawPicture?: (chart: Chart) => Promise<Uint8Array | undefined>;
  readonly setTimer?: SetTimer;
  readonly now?: () => Date;
  /** Ends a call that takes too long; made anew for each call. */
  readonly createDeadline?: () => AbortSignal;
}

const CAPABILITIES: PlatformCapabilities = {
  threads: true,
  buttons: true,
  forms: true,
  // A bot can upload into a chat with one person alone; files are named, and are on the page.
  files: false,
  edits: true,
  maxTextLength: LONGEST_UNCUT_TEXT,
  // learn.microsoft.com, Optimize your bot with rate limiting in Teams: per bot and conversation. Changes count as well, there by conversation;
  // as many in a whole team are surely within it.
  pace: {
    postsOfChannel: [
      { count: 7, perMs: 1_000 },
      { count: 8, perMs: 2_000 },
      { count: 60, perMs: 30_000 },
      { count: 1_800, perMs: 3_600_000 },
    ],
    editsOfWorkspace: [
      { count: 7, perMs: 1_000 },
      { count: 60, perMs: 30_000 },
    ],
  },
};

/** How long answers to what was said may still take at stop. */
const STOP_TIMEOUT_MS = 2000;

const STOPPED: PlatformAnswer = { status: 503, outcome: 'stopping' };
const FAILED: PlatformAnswer = { status: 500, outcome: 'internal' };

class TeamsPlatform implements Platform<TeamsPosting> {
  readonly name = 'teams';
  readonly capabilities = CAPABILITIES;
  readonly door: PlatformDoor;
  readonly #options: TeamsPlatformOptions;
  readonly #services: TeamsServices;
  readonly #logger: Logger;
  readonly #setTimer: SetTimer;
  readonly #now: () => Date;
  readonly #stopping = new AbortController();
  readonly #sender: TeamsSender;
  readonly #pictures: PictureDesk;
  #app: Promise<TeamsApp> | undefined;
  #desk: ActivityDesk | undefined;

  constructor(options: TeamsPlatformOptions) {
    this.#options = options;
    const { config, services = PUBLIC_SERVICES } = options;
    this.#services = services;
    this.#logger = options.logger.child({ platform: 'teams' });
    this.#setTimer = options.setTimer ?? setRealTimer;
    this.#now = options.now ?? (() => new Date());
    this.#sender = {
      connector: {
        getToken: async () => (await this.#openApp()).getToken(),
        forgetToken: () => void this.#app?.then((app) => app.forgetToken()),
        createDeadline: options.createDeadline ?? (() => AbortSignal.timeout(CONNECTOR_TIMEOUT_MS)),
        now: this.#now,
      },
      book: new ConversationBook(services.serviceUrl ?? config.serviceUrl, services.isServiceAddress),
    };
    this.#pictures = new PictureDesk({
      drawPicture: options.drawPicture,
      sender: this.#sender,
      logger: this.#logger,
      signal: this.#stopping.signal,
      setTimer: this.#setTimer,
    });
    this.door = {
      refusalOf: (headers) => refusalByHeaders(headers, services),
      take: async (request) => {
        try {
          return this.#desk === undefined ? STOPPED : await (await this.#openApp()).take(request);
        } catch (error) {
          this.#logger.error({ error }, 'an activity of teams could not be taken');
          return FAILED;
        }
      },
    };
  }

  render(message: Message): TeamsPosting {
    return { payload: renderTeamsMessage(message), message };
  }

  async post({ payload: { payload, message }, ...request }: TeamsPost<TeamsPosting>): Promise<PostOutcome> {
    const outcome = await postActivity(this.#sender, { ...request, payload });
    if (outcome.status === 'posted') this.#pictures.add(outcome.reference, message);
    return outcome;
  }

  async edit({ reference, payload: { payload, message }, signal }: EditRequest<TeamsPosting>): Promise<PostOutcome> {
    await this.#pictures.supersede(reference);
    const outcome = await editActivity(this.#sender, { reference, payload, signal });
    if (outcome.status === 'posted') this.#pictures.add(reference, message);
    return outcome;
  }

  /** Resolves at once, because posting needs no connection; whether the bot gets a token is found out in the background. */
  start(handlers: PlatformHandlers): Promise<void> {
    const { tenantId } = this.#options.config;
    const background = { logger: this.#logger, signal: this.#stopping.signal };
    this.#desk = new ActivityDesk({
      handlers,
      tenantId,
      sender: this.#sender,
      members: new MemberDesk({ tenantId, sender: this.#sender, now: this.#now, ...background }),
      groups: new GroupFinder({ sender: this.#sender, findTeam: this.#options.findTeam, signal: this.#stopping.signal }),
      post: (place, message) => this.post({ ...place, payload: this.render(message), signal: this.#stopping.signal }),
      setTimer: this.#setTimer,
      ...background,
    });
    if (!this.#services.isTokenNeeded) this.#logger.warn('teams is heard without tokens: whoever reaches the door is believed');
    void this.#checkToken();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    const timeout = new AbortController();
    const closed = (this.#desk?.close() ?? Promise.resolve()).then(() => this.#pictures.settled());
    await Promise.race([closed, pause(STOP_TIMEOUT_MS, timeout.signal, this.#setTimer)]);
    timeout.abort();
    this.#desk = undefined;
    this.#stopping.abort();
  }

  /** Microsoft's library is large: it is loaded by whoever first needs a token or proves one. */
  #openApp(): Promise<TeamsApp> {
    const { config } = this.#options;
    this.#app ??= createTeamsApp({
      config,
      services: this.#services,
      logger: this.#logger,
      now: this.#now,
      onActivity: async (activity) => this.#desk?.take(activity),
    }).catch((error: unknown) => {
      // The next one tries anew.
      this.#app = undefined;
      throw error;
    });
    return this.#app;
  }

  async #checkToken(): Promise<void> {
    try {
      await (await this.#openApp()).getToken();
      this.#logger.info('microsoft entra gives the bot of teams a token');
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      const reason = error instanceof NoToken ? error.message : 'the library of Teams cannot be loaded';
      this.#logger.error({ reason, ...(error instanceof NoToken ? {} : { error }) }, 'the bot of teams has no token');
    }
  }
}

/** Creates the Teams platform. */
export function createTeamsPlatform(options: TeamsPlatformOptions): Platform<TeamsPosting> {
  return new TeamsPlatform(options);
}
