// Keeps cards true: tells in their channels what a restart has interrupted, and takes the buttons off what waited too long.
import { expireConfirmations, type ExpiredCard, type ExpiryContext } from '../commands/expire-confirmations.ts';
import { recoverCommands } from '../commands/recover-commands.ts';
import type { SetTimer } from '../lib/timers.ts';
import type { PlatformDirectory } from '../notifications/deliver/platform-directory.ts';
import type { AnswerPoster } from './post-answer.ts';

/** How long a card may keep its buttons beyond its time: whoever presses one is told all the same. */
const EXPIRY_INTERVAL_MS = 30_000;

/** At every how many of these looks files are deleted whose time is over: every ten minutes; nobody is given one meanwhile. */
const LOOKS_PER_DELETION = 20;

/** What it works with. */
export interface CommandHousekeepingOptions {
  readonly context: ExpiryContext;
  readonly platforms: PlatformDirectory;
  readonly poster: Pick<AnswerPoster, 'post' | 'edit'>;
  readonly setTimer: SetTimer;
  /** Names of the nodes that are alive: without this one where it has just started, and what it has in hand is of an earlier run. */
  readonly listAliveNodes?: (isStart: boolean) => Promise<readonly string[]>;
}

/** What a platform can that is not configured any more. */
const NO_CAPABILITIES = { buttons: false, threads: false } as const;

/** Looks after commands without an end. */
export class CommandHousekeeping {
  readonly #options: CommandHousekeepingOptions;
  #cancel: (() => void) | undefined;
  #isStopped = false;
  #looks = 0;

  constructor(options: CommandHousekeepingOptions) {
    this.#options = options;
  }

  /** Ends what the last run left without an end; resolves when that is on record, and tells people in the background. */
  async start(): Promise<void> {
    await this.#recover((await this.#options.listAliveNodes?.(true)) ?? []);
    this.#plan();
  }

  async #recover(aliveNodes: readonly string[]): Promise<void> {
    const { interrupted, expired } = await recoverCommands(this.#options.context, aliveNodes);
    for (const { record, answer } of interrupted) void this.#options.poster.post(record, `recovered:${record.id}`, answer);
    this.#redraw(expired);
  }

  /** Looks no more. */
  stop(): void {
    this.#isStopped = true;
    this.#cancel?.();
  }

  #plan(): void {
    if (this.#isStopped) return;
    this.#cancel = this.#options.setTimer(() => void this.#expire(), EXPIRY_INTERVAL_MS);
  }

  async #expire(): Promise<void> {
    const { context, listAliveNodes } = this.#options;
    try {
      // Where other nodes can die, what one of them had in hand is ended here as well; each command is by one of those that try.
      if (listAliveNodes === undefined) this.#redraw(await expireConfirmations(context));
      else await this.#recover(await listAliveNodes(false));
      if (this.#looks % LOOKS_PER_DELETION === 0) await context.store.write(({ files }) => files.deleteExpired(context.now()));
      this.#looks += 1;
    } catch (error) {
      context.logger.warn({ error }, 'what waited too long could not be ended, or deleted; it is neither run nor given all the same');
    }
    this.#plan();
  }

  #redraw(expired: readonly ExpiredCard[]): void {
    const { platforms, poster } = this.#options;
    for (const { record, card } of expired) {
      const { channel, idempotencyKey, confirmation } = record;
      const answerKey = confirmation?.approval?.answerKey;
      const { buttons, threads } = platforms.find(channel.platform)?.capabilities ?? NO_CAPABILITIES;
      // A card without buttons says no wrong thing when it stays as it was.
      if (buttons) void poster.edit({ channel, idempotencyKey: answerKey ?? idempotencyKey }, card);
      // Whoever waits for others is told, also where the change of a card calls nobody.
      if (answerKey !== undefined && (!buttons || threads)) void poster.post(record, `expired:${record.id}`, card);
    }
  }
}
