// A Socket Mode connection through which Slack tells of mentions, slash commands, presses and forms. Bolt receives and acknowledges; staying connected is done here,
// because Bolt's own reconnecting ends the process with an unhandled rejection when Slack refuses the token or cannot be reached.
import type { App, SocketModeReceiver } from '@slack/bolt';
import type { FetchFunction, Logger as SlackLogger } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Secret } from '../../lib/secret.ts';
import type { SetTimer } from '../../lib/timers.ts';
import { SLACK_TIMEOUT_MS } from './call-slack.ts';
import { describeSocketFailure } from './describe-socket-failure.ts';
import type { SocketFailure } from './describe-socket-failure.ts';
import { backoffDelay, pause } from '../../lib/pause.ts';

/** How long Slack may take to say hello on a new connection. */
const HELLO_TIMEOUT_MS = 30_000;

/** How long Slack may take to close the connection before we cut it; `stop` has promised two seconds. */
const CLOSE_TIMEOUT_MS = 1000;

/** What a socket needs. */
export interface SlackSocketOptions {
  readonly apiUrl: string;
  readonly appToken: Secret;
  readonly logger: Logger;
  readonly slackLogger: SlackLogger;
  readonly setTimer: SetTimer;
  /** Called with the body of each envelope; returns at once what to acknowledge it with, and must not throw. */
  readonly onEnvelope: (body: unknown) => Readonly<Record<string, unknown>> | undefined;
}

interface Bolt {
  readonly app: App;
  readonly receiver: SocketModeReceiver;
}

/** How Bolt has an envelope acknowledged: the kinds of envelopes differ only in what they may be answered with. */
type Acknowledge = (answer?: Readonly<Record<string, unknown>>) => Promise<void>;

/** Stays connected until it is stopped. */
export class SlackSocket {
  readonly #options: SlackSocketOptions;
  readonly #stopping = new AbortController();
  #bolt: Bolt | undefined;
  #running: Promise<void> | undefined;
  #lastReason: string | undefined;

  /** Takes the app token and what to call. */
  constructor(options: SlackSocketOptions) {
    this.#options = options;
  }

  /** Begins to connect; returns at once. */
  start(): void {
    this.#running ??= this.#stayConnected();
  }

  /** Closes the connection; resolves within two seconds. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      // The first call closes properly, the second cuts a connection whose other end does not answer.
      void this.#bolt?.receiver.client.disconnect();
      const timeout = new AbortController();
      await Promise.race([this.#running, pause(CLOSE_TIMEOUT_MS, timeout.signal, this.#options.setTimer)]);
      timeout.abort();
    }
  }

  async #stayConnected(): Promise<void> {
    for (let failureCount = 0; !this.#stopping.signal.aborted;) {
      const failure = await this.#connect();
      this.#report(failure);
      failureCount = failure === undefined ? 0 : failureCount + 1;
      const delay = Math.max(backoffDelay(failureCount, Math.random()), failure?.retryAfterMs ?? 0);
      await pause(delay, this.#stopping.signal, this.#options.setTimer);
    }
  }

  /** Opens a connection and resolves when it has ended; says why where Slack had not even said hello. */
  async #connect(): Promise<SocketFailure | undefined> {
    try {
      this.#bolt ??= await this.#load();
      await this.#useConnection(this.#bolt);
      return undefined;
    } catch (error) {
      return describeSocketFailure(error);
    }
  }

  async #useConnection(bolt: Bolt): Promise<void> {
    const { client } = bolt.receiver;
    const ended = Promise.withResolvers<void>();
    client.once('disconnected', ended.resolve);
    try {
      await this.#awaitHello(bolt);
      if (this.#stopping.signal.aborted) {
        // Stopped in the moment between the answer of the API and the connection.
        void client.disconnect();
      } else {
        this.#options.logger.info('connected to slack; mentions are heard');
      }
      await ended.promise;
    } finally {
      client.off('disconnected', ended.resolve);
    }
  }

  async #awaitHello({ app, receiver }: Bolt): Promise<void> {
    let cancel = (): void => undefined;
    const giveUpLater = (): void => {
      cancel = this.#options.setTimer(() => {
        void receiver.client.disconnect();
        giveUpLater();
      }, HELLO_TIMEOUT_MS);
    };
    giveUpLater();
    try {
      await app.start();
    } finally {
      cancel();
    }
  }

  /** Logs what changed: an outage is one line, however many attempts it takes. */
  #report(failure: SocketFailure | undefined): void {
    const { logger } = this.#options;
    const reason = failure?.reason;
    if (reason !== undefined && !this.#stopping.signal.aborted) {
      if (reason === this.#lastReason) {
        logger.debug({ reason }, 'not connected to slack; trying again');
      } else {
        logger.warn({ reason }, 'not connected to slack, mentions are not heard; trying again until it works');
      }
    }
    this.#lastReason = reason;
  }

  /** Loads Bolt, which is large and needed by nobody who only posts. */
  async #load(): Promise<Bolt> {
    const bolt = await import('@slack/bolt');
    const { apiUrl, appToken, slackLogger: logger, onEnvelope } = this.#options;
    const clientOptions = {
      slackApiUrl: apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      allowAbsoluteUrls: false,
      timeout: SLACK_TIMEOUT_MS,
      fetch: this.#fetchUntilStopped(),
    };
    const receiver = new bolt.SocketModeReceiver({
      appToken: appToken.reveal(),
      autoReconnectEnabled: false,
      logger,
      installerOptions: { clientOptions },
    });
    const app = new bolt.App({
      receiver,
      logger,
      clientOptions,
      // Who calls is read from the event, and answers are posted by the platform with the token of the workspace.
      authorize: () => Promise.resolve({}),
      ignoreSelf: false,
    });
    // Everything comes to one place, and to it alone: no `next`. Bolt has acknowledged events by itself before.
    app.use(async ({ body, ...envelope }) => {
      const acknowledgement = onEnvelope(body);
      if ('ack' in envelope) await (envelope.ack as Acknowledge)(acknowledgement);
    });
    return { app, receiver };
  }

  #fetchUntilStopped(): FetchFunction {
    return (url, init) => {
      const limits = [this.#stopping.signal, init?.signal].filter((signal) => signal instanceof AbortSignal);
      return fetch(url, { ...(init as RequestInit), signal: AbortSignal.any(limits) });
    };
  }
}
