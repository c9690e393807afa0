// Gives posted messages the pictures of their charts, in the background: a message never waits for them, and a newer state of it is never
// overwritten.
import type { Logger } from 'pino';
import type { Chart } from '../../domain/chart.ts';
import type { MessageReference } from '../../domain/message-reference.ts';
import { isYetToBeRead } from '../../domain/metric-chart.ts';
import { pause } from '../../lib/pause.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { Block, Message } from '../../messages/message.ts';
import { editActivity, type TeamsSender } from './post-activity.ts';
import { renderTeamsMessage } from './render-teams-message.ts';

/** What the desk needs. */
export interface PictureDeskOptions {
  /** Draws a chart as PNG; undefined where there is nothing to draw. Without it charts stay words. */
  readonly drawPicture?: ((chart: Chart) => Promise<Uint8Array | undefined>) | undefined;
  readonly sender: TeamsSender;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly setTimer: SetTimer;
}

/** How many messages are given pictures at a time: in a storm of alarms words are enough. */
const MAX_UNDER_WAY = 16;

/** How many charts of a message become pictures; all of them share the room of one message. */
const MAX_PICTURES = 4;

/** How long a chart that has the points of its alarm alone waits: what is read at AWS comes with a change of the message within two seconds. */
const READING_WAIT_MS = 3000;

/** How often a message is changed to show its pictures. */
const MAX_EDITS = 3;
const FIRST_PAUSE_MS = 2000;

interface UnderWay {
  readonly isSuperseded: AbortController;
  /** A change of the message that Teams has been asked for. */
  editing: Promise<unknown>;
}

/** Gives messages their pictures. */
export class PictureDesk {
  readonly #options: PictureDeskOptions;
  readonly #newest = new Map<string, UnderWay>();
  readonly #tasks = new Set<Promise<void>>();

  /** Takes where pictures come from. */
  constructor(options: PictureDeskOptions) {
    this.#options = options;
  }

  /** Begins to draw what a message shows. */
  add(reference: MessageReference, message: Message): void {
    const hasCharts = message.blocks.some(({ kind }) => kind === 'chart');
    if (!hasCharts || this.#options.drawPicture === undefined || this.#tasks.size >= MAX_UNDER_WAY) return;
    const key = keyOf(reference);
    const entry: UnderWay = { isSuperseded: new AbortController(), editing: Promise.resolve() };
    this.#newest.set(key, entry);
    const task = this.#complete(reference, message, entry)
      .catch((error: unknown) => {
        this.#options.logger.error({ error, channelId: reference.channel.channelId }, 'the pictures of a message could not be shown');
      })
      .finally(() => {
        this.#tasks.delete(task);
        if (this.#newest.get(key) === entry) this.#newest.delete(key);
      });
    this.#tasks.add(task);
  }

  /** Makes way for a newer state of a message: resolves when nothing of the older one can come after it. */
  async supersede(reference: MessageReference): Promise<void> {
    const entry = this.#newest.get(keyOf(reference));
    entry?.isSuperseded.abort();
    await entry?.editing;
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#tasks);
  }

  async #complete(reference: MessageReference, message: Message, entry: UnderWay): Promise<void> {
    const signal = AbortSignal.any([this.#options.signal, entry.isSuperseded.signal]);
    if (message.blocks.some(isWaiting)) await pause(READING_WAIT_MS, signal, this.#options.setTimer);
    const charts = message.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
    const pictures: (string | undefined)[] = [];
    for (const chart of charts.slice(0, MAX_PICTURES)) pictures.push(signal.aborted ? undefined : await this.#draw(chart, reference));
    if (pictures.every((picture) => picture === undefined)) return;
    const payload = renderTeamsMessage(message, { pictures });
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      // Not the signal: a change that was asked for is waited for, so that nobody knows less than Teams.
      const editing = editActivity(this.#options.sender, { reference, payload, signal: this.#options.signal });
      entry.editing = editing;
      const outcome = await editing;
      if (outcome.status === 'posted') return;
      if (outcome.status !== 'retry' || attempt === MAX_EDITS) {
        this.#options.logger.warn(
          { channelId: reference.channel.channelId, reason: outcome.reason },
          'teams did not take the picture of a chart',
        );
        return;
      }
      await pause(outcome.retryAfterMs ?? FIRST_PAUSE_MS * attempt, signal, this.#options.setTimer);
    }
  }

  async #draw(chart: Chart, { channel: { channelId } }: MessageReference): Promise<string | undefined> {
    try {
      const bytes = await this.#options.drawPicture?.(chart);
      return bytes === undefined ? undefined : `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
    } catch (error) {
      if (!this.#options.signal.aborted) this.#options.logger.warn({ error, channelId }, 'a chart could not be drawn; its words are shown');
      return undefined;
    }
  }
}

function isWaiting(block: Block): boolean {
  return block.kind === 'chart' && block.chart.kind === undefined && isYetToBeRead(block.chart);
}

function keyOf({ channel: { channelId }, messageId }: MessageReference): string {
  return `${channelId} ${messageId}`;
}
