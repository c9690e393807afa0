// The commands that go on in the background of this process: who may stop them, and what a stop of the server waits for.
import { channelKey, type Channel } from '../../domain/channel.ts';
import type { CommandRecord } from '../../domain/command-record.ts';
import type { Message } from '../../messages/message.ts';

/** How long a command may go on: the longest run of AWS Lambda (its quotas: 900 s), for whose answer `lambda invoke` waits. */
export const RUN_MAX_MS = 900_000;

/** A command that goes on. */
export interface BackgroundRun {
  /** Its channel and whoever asked for it. */
  readonly record: CommandRecord;
  /** What stops it: `stop K7QX2M`. Unique among what goes on in its channel. */
  readonly code: string;
  /** What the audit log keeps of it. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** Ends the call. */
  readonly stop: () => void;
  /** The answer, once it is on record. Never rejects. */
  readonly answer: Promise<Message>;
}

/** Keeps them. */
export class BackgroundRuns {
  readonly #runs = new Map<string, BackgroundRun>();
  readonly #told = new Set<Promise<void>>();
  readonly #stopped = new WeakSet<BackgroundRun>();

  /** Keeps a run until its answer is there; `tell` then tells it, and never rejects. */
  add(run: BackgroundRun, tell: (answer: Message) => Promise<void>): void {
    const key = keyOf(run.record.channel, run.code);
    this.#runs.set(key, run);
    const told = run.answer.then((answer) => {
      this.#runs.delete(key);
      return tell(answer);
    });
    this.#told.add(told);
    void told.finally(() => this.#told.delete(told));
  }

  /** Finds what goes on in a channel under a code. */
  find(channel: Channel, code: string): BackgroundRun | undefined {
    return this.#runs.get(keyOf(channel, code));
  }

  /** Ends the call of a run that somebody has stopped elsewhere; its answer is told as that of any other. */
  end(ofChannelKey: string, code: string): void {
    this.#runs.get(`${ofChannelKey} ${code}`)?.stop();
  }

  /** Stops a run; its answer is then the answer to whoever stopped it. */
  stop(run: BackgroundRun): Promise<Message> {
    this.#stopped.add(run);
    run.stop();
    return run.answer;
  }

  /** Tells whether somebody stopped it. */
  isStopped(run: BackgroundRun): boolean {
    return this.#stopped.has(run);
  }

  /** Resolves when nothing goes on any more, and all answers were told. */
  async settled(): Promise<void> {
    while (this.#told.size > 0) await Promise.all(this.#told);
  }
}

function keyOf(channel: Channel, code: string): string {
  return `${channelKey(channel)} ${code}`;
}
