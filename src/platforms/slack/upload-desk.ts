// What a posted message is given later: pictures of its charts, and its files. The message never waits for them, and a newer state of it
// is never overwritten.
import type { Logger } from 'pino';
import type { Chart } from '../../domain/chart.ts';
import type { MessageReference } from '../../domain/message-reference.ts';
import { isYetToBeRead } from '../../domain/metric-chart.ts';
import type { FileReference } from '../../domain/stored-file.ts';
import { pause } from '../../lib/pause.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { Block, Message } from '../../messages/message.ts';
import { awaitPicture } from './await-picture.ts';
import { classifySlackError } from './classify-slack-error.ts';
import { callUpdate, type SlackSender } from './post-message.ts';
import { renderSlackMessage, type SlackUploads } from './render-slack-message.ts';
import { uploadFile, type UploadOutcome } from './upload-file.ts';

/** Where the bytes come from; absent where there are none. */
export interface UploadSources {
  /** Draws a chart as PNG; undefined where there is nothing to draw. */
  readonly drawPicture?: (chart: Chart) => Promise<Uint8Array | undefined>;
  /** Reads a file that is kept; undefined where it is gone. */
  readonly readFile?: (fileId: string) => Promise<Uint8Array | undefined>;
}

/** What the desk needs. */
export interface UploadDeskOptions extends UploadSources {
  readonly logger: Logger;
  readonly signal: AbortSignal;
  readonly setTimer: SetTimer;
}

/** A message that was posted, or changed. */
export interface PostedMessage {
  readonly sender: SlackSender;
  readonly reference: MessageReference;
  readonly message: Message;
  /** Where its files go; absent where it was only changed, and has them already. */
  readonly fileThread?: string;
  /** True where Slack did not take its table as a block of its own. */
  readonly hasPlainTables?: boolean;
}

/** How many messages are given pictures at a time: in a storm of alarms words are enough. */
const MAX_UNDER_WAY = 16;

/** How many charts of a message become pictures; each is five calls. */
const MAX_PICTURES = 4;

/**
 * How long a chart that has the points of its alarm alone waits before it becomes a picture: what is read at AWS comes with a change of the
 * message within two seconds, and of two pictures that are uploaded one after the other nobody would look at the first.
 */
const READING_WAIT_MS = 3000;

/** How often a message is changed to show its pictures: Slack refuses with `invalid_blocks` while one is not ready. */
const MAX_EDITS = 6;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

interface UnderWay {
  readonly isSuperseded: AbortController;
  /** A change of the message that Slack has been asked for. */
  editing: Promise<unknown>;
}

/** Gives messages their pictures and files, in the background. */
export class UploadDesk {
  readonly #options: UploadDeskOptions;
  readonly #newest = new Map<string, UnderWay>();
  readonly #tasks = new Set<Promise<void>>();

  /** Takes where bytes come from. */
  constructor(options: UploadDeskOptions) {
    this.#options = options;
  }

  /** Begins to give a message what it lacks. */
  add(posted: PostedMessage): void {
    const { drawPicture, readFile } = this.#options;
    const { blocks } = posted.message;
    const wantsPictures = drawPicture !== undefined && this.#tasks.size < MAX_UNDER_WAY && blocks.some(({ kind }) => kind === 'chart');
    const wantsFiles = readFile !== undefined && posted.fileThread !== undefined && blocks.some(({ kind }) => kind === 'file');
    if (!wantsPictures && !wantsFiles) return;
    const key = keyOf(posted.reference);
    const entry: UnderWay = { isSuperseded: new AbortController(), editing: Promise.resolve() };
    this.#newest.set(key, entry);
    const task = this.#complete(posted, entry, wantsPictures)
      .catch((error: unknown) => {
        this.#options.logger.error({ error, channelId: posted.reference.channel.channelId }, 'what a message lacks could not be uploaded');
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

  async #complete(posted: PostedMessage, entry: UnderWay, wantsPictures: boolean): Promise<void> {
    const signal = AbortSignal.any([this.#options.signal, entry.isSuperseded.signal]);
    const fileProblem = await this.#giveFiles(posted);
    if (wantsPictures && posted.message.blocks.some(isWaiting)) await pause(READING_WAIT_MS, signal, this.#options.setTimer);
    const pictures = wantsPictures ? await this.#uploadPictures(posted, signal) : [];
    const hasPicture = pictures.some((fileId) => fileId !== undefined);
    if (!hasPicture && fileProblem === undefined) return;
    const uploads = { pictures, ...(fileProblem === undefined ? {} : { fileProblem }) };
    const isShown = await this.#show(posted, uploads, { entry, signal });
    // The words matter, also where Slack does not take the pictures.
    if (!isShown && hasPicture && fileProblem !== undefined) await this.#show(posted, { fileProblem }, { entry, signal });
  }

  /** Uploads a picture a chart, in order; undefined where there is none. */
  async #uploadPictures(posted: PostedMessage, signal: AbortSignal): Promise<readonly (string | undefined)[]> {
    const pictures: (string | undefined)[] = [];
    const charts = posted.message.blocks.flatMap((block) => (block.kind === 'chart' ? [block] : []));
    for (const chart of charts.slice(0, MAX_PICTURES)) {
      const outcome = signal.aborted ? undefined : await this.#uploadPicture(posted, chart, signal);
      pictures.push(outcome?.status === 'uploaded' ? outcome.fileId : undefined);
      // The next one would fare no better.
      if (outcome?.status === 'failed') break;
    }
    return pictures;
  }

  async #uploadPicture(
    { sender, reference }: PostedMessage,
    { chart, altText }: Extract<Block, { kind: 'chart' }>,
    signal: AbortSignal,
  ): Promise<UploadOutcome | undefined> {
    const limits = { signal, setTimer: this.#options.setTimer };
    const content = await this.#draw(chart, reference);
    if (content === undefined) return undefined;
    const outcome = await uploadFile(sender, { name: 'chart.png', altText, content }, limits);
    if (outcome.status === 'failed') this.#warn(reference, outcome);
    else await awaitPicture(sender, outcome.fileId, limits);
    return outcome;
  }

  async #draw(chart: Chart, { channel: { channelId } }: MessageReference): Promise<Uint8Array | undefined> {
    try {
      return await this.#options.drawPicture?.(chart);
    } catch (error) {
      if (!this.#options.signal.aborted) this.#options.logger.warn({ error, channelId }, 'a chart could not be drawn; its words are shown');
      return undefined;
    }
  }

  /** Returns why a file is not there. */
  async #giveFiles({ sender, message, reference, fileThread: threadTs }: PostedMessage): Promise<string | undefined> {
    const { signal, setTimer } = this.#options;
    if (threadTs === undefined) return undefined;
    const files = message.blocks.flatMap((block) => (block.kind === 'file' ? [block.file] : []));
    for (const file of files) {
      const read = await this.#read(file, reference);
      if ('problem' in read) return read.problem;
      const { content } = read;
      const share = { channelId: reference.channel.channelId, threadTs };
      const outcome = await uploadFile(sender, { name: file.name, content, share }, { signal, setTimer });
      if (outcome.status === 'failed') return this.#tellProblem(file, reference, outcome);
    }
    return undefined;
  }

  async #read(
    { fileId, name }: FileReference,
    { channel: { channelId } }: MessageReference,
  ): Promise<{ readonly content: Uint8Array } | { readonly problem: string }> {
    try {
      const content = await this.#options.readFile?.(fileId);
      return content === undefined ? { problem: 'It is not kept any more.' } : { content };
    } catch (error) {
      this.#options.logger.error({ error, channelId }, 'a file of an answer could not be read');
      return { problem: `${name} could not be read. Send the command again.` };
    }
  }

  #tellProblem({ name }: FileReference, reference: MessageReference, failed: Extract<UploadOutcome, { status: 'failed' }>): string {
    this.#warn(reference, failed);
    return failed.missingScope === undefined
      ? `${name} could not be uploaded: ${failed.reason}.`
      : `${name} could not be uploaded: the Slack app lacks the scope ${failed.missingScope}. Add it, and install the app again.`;
  }

  #warn({ channel: { channelId } }: MessageReference, { reason }: Extract<UploadOutcome, { status: 'failed' }>): void {
    if (!this.#options.signal.aborted)
      this.#options.logger.warn({ channelId, reason }, 'slack did not take a file; the message stands without it');
  }

  /** Changes the message until Slack takes it; false where it does not. */
  async #show(
    { sender, message, reference, hasPlainTables }: PostedMessage,
    uploads: SlackUploads,
    { entry, signal }: { readonly entry: UnderWay; readonly signal: AbortSignal },
  ): Promise<boolean> {
    const { logger, setTimer } = this.#options;
    const payload = renderSlackMessage(message, { ...uploads, isDeaf: sender.isDeaf, hasPlainTables });
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      // Not the signal: a change that was asked for is waited for, so that nobody knows less than Slack.
      const editing = callUpdate(sender, { reference, payload, signal: this.#options.signal });
      entry.editing = editing;
      const answer = await editing;
      if (answer.isOk) return true;
      const outcome = classifySlackError(answer.failure);
      const isUnready = answer.failure.kind === 'error-code' && answer.failure.code === 'invalid_blocks';
      if ((outcome.status !== 'retry' && !isUnready) || attempt === MAX_EDITS) {
        const { channelId } = reference.channel;
        logger.warn({ channelId, reason: 'reason' in outcome ? outcome.reason : '' }, 'slack did not take the picture of a chart');
        return false;
      }
      const asked = outcome.status === 'retry' ? outcome.retryAfterMs : undefined;
      await pause(Math.min(asked ?? FIRST_PAUSE_MS * attempt, LONGEST_PAUSE_MS), signal, setTimer);
    }
    return false;
  }
}

function isWaiting(block: Block): boolean {
  return block.kind === 'chart' && block.chart.kind === undefined && isYetToBeRead(block.chart);
}

function keyOf({ channel: { workspaceId, channelId }, messageId }: MessageReference): string {
  return `${workspaceId} ${channelId} ${messageId}`;
}
