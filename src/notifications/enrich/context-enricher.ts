// Lets the context of alarms be gathered behind the flow: it is never waited for, only so much is under way, and nobody is asked twice.
import type { Logger } from 'pino';
import type { IncidentContext } from '../../domain/incident-context.ts';
import type { Notification } from '../../domain/notification.ts';
import type { Door } from '../../domain/raw-event.ts';
import type { ReadingPlace } from '../../domain/reading-place.ts';
import { RecentValues } from '../../lib/recent-values.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { isVouchedFor } from './confirm-questions.ts';
import { contextQuestions, isWorthAsking, type ContextQuestions } from './context-questions.ts';
import type { ContextSources } from './context-sources.ts';
import type { AlarmPlace } from './find-resources.ts';
import { gatherContext } from './gather-context.ts';
import { partsOf, type NoteLeftOut } from './context-parts.ts';
import { ReadingBudget } from './reading-budget.ts';
import { readWithin } from './read-within.ts';
import { TagMemory } from './tag-memory.ts';

/** How long everything may take together: whoever was woken looks at the message by then. */
export const GATHERING_TIMEOUT_MS = 2_000;

/** How many gatherings are under way at most, of all channels: some hundred calls. What comes in a storm beyond it stands without context. */
export const MAX_UNDER_WAY = 16;

/** For how long what was gathered about an alarm serves for the next that is heard of it. */
const SAME_ALARM_MS = 60_000;

/** How many alarms are remembered for that. */
const ALARMS_REMEMBERED = 1000;

/** What the enricher works with. */
export interface EnricherOptions {
  readonly now: () => Date;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'contextGathered' | 'contextLeftOut'>;
  readonly sources: ContextSources;
  /** Finds where and with whose rights may be read for a channel; undefined where nothing may. */
  readonly findPlace: (event: AlarmPlace, configurationName: string, signal: AbortSignal) => Promise<ReadingPlace | undefined>;
  /** Stores what was gathered with the incident of a delivery, and lets its message show it. */
  readonly keep: (deliveryId: string, context: IncidentContext) => Promise<void>;
  /** A signal that aborts after so long. */
  readonly timeout: (milliseconds: number) => AbortSignal;
}

/** A notification that was enqueued, and for whom. */
export interface EnqueuedNotification {
  readonly notification: Notification;
  /** By which it came: not everybody may speak for AWS. */
  readonly door: Door;
  readonly deliveries: readonly { readonly deliveryId: string; readonly configurationName: string }[];
}

interface Asked {
  readonly askedAt: number;
  readonly gathered: Promise<IncidentContext | undefined>;
}

/** Gathers contexts. */
export class ContextEnricher {
  readonly #options: EnricherOptions;
  readonly #budget: ReadingBudget;
  readonly #tags: TagMemory;
  readonly #asked = new RecentValues<string, Asked>(ALARMS_REMEMBERED);
  readonly #logged = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(options: EnricherOptions) {
    this.#options = options;
    this.#budget = new ReadingBudget(options.now);
    this.#tags = new TagMemory(options.now);
  }

  /** Begins to gather what a notification deserves, for each of its channels. Returns at once and never throws. */
  add({ notification, door, deliveries }: EnqueuedNotification): void {
    if (!isWorthAsking(notification) || this.#stopping.signal.aborted) return;
    // A step can have two deliveries in a channel; both are of one incident.
    const byChannel = new Map(deliveries.map(({ configurationName, deliveryId }) => [configurationName, deliveryId]));
    const room = MAX_UNDER_WAY - this.#underWay.size;
    const questions = room > 0 ? this.#questionsAbout(notification) : undefined;
    for (const [index, [configurationName, deliveryId]] of [...byChannel].entries()) {
      if (index >= room) this.#noteFor(configurationName)('all', 'too-many-under-way');
      else if (questions !== undefined) this.#begin({ notification, door, questions, configurationName, deliveryId });
    }
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Gives up what is under way: nothing but context is lost. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.idle();
  }

  /** The event is stored and its door waits: a fault here may cost the context, never the answer. */
  #questionsAbout(notification: Notification): ContextQuestions | undefined {
    try {
      return contextQuestions(notification);
    } catch (error) {
      this.#options.logger.error({ error, incident: notification.incident?.key }, 'what to ask about an alarm could not be found out');
      return undefined;
    }
  }

  #begin(task: Task): void {
    const note = this.#noteFor(task.configurationName);
    const work = this.#run(task, note)
      .catch((error: unknown) => {
        note('all', 'failed', error instanceof Error ? error.message : String(error));
      })
      .finally(() => {
        this.#underWay.delete(work);
      });
    this.#underWay.add(work);
  }

  async #run(task: Task, note: NoteLeftOut): Promise<void> {
    const context = await this.#gatherOnce(task, note);
    if (context === undefined || this.#stopping.signal.aborted) return;
    await this.#options.keep(task.deliveryId, context);
  }

  /** Asks, or takes what was asked about the same alarm, in the same state and with the same rights, for the same channel a moment ago. */
  async #gatherOnce(task: Task, note: NoteLeftOut): Promise<IncidentContext | undefined> {
    const { notification, door, configurationName, questions } = task;
    const signal = AbortSignal.any([this.#stopping.signal, this.#options.timeout(GATHERING_TIMEOUT_MS)]);
    const place = notification.isSample ? 'sample' : await this.#findPlace(questions, configurationName, signal);
    if (place === undefined) {
      note('all', 'no-place');
      return undefined;
    }
    // Attack: an event that only looks like an alarm, and whose context is then shown for the alarm itself.
    const vouched = isVouchedFor(door);
    const key = JSON.stringify([notification.incident?.key, questions.state, vouched, configurationName, place]);
    const now = this.#options.now().getTime();
    const asked = this.#asked.get(key);
    if (asked !== undefined && Math.abs(now - asked.askedAt) < SAME_ALARM_MS) return asked.gathered;
    const gathered = this.#gather({ questions, isVouchedFor: vouched, configurationName, place, signal }, note);
    this.#asked.set(key, { askedAt: now, gathered });
    return gathered;
  }

  async #gather(subject: Subject, note: NoteLeftOut): Promise<IncidentContext | undefined> {
    const { sources, now, metrics } = this.#options;
    const { questions, isVouchedFor: vouched, configurationName, place, signal } = subject;
    const rights = JSON.stringify([configurationName, place]);
    const context = await gatherContext({
      sources,
      ...(place === 'sample' ? {} : { place }),
      questions,
      isVouchedFor: vouched,
      now,
      signal,
      takeCall: () => this.#budget.take(configurationName),
      tags: {
        get: (arn) => this.#tags.get(rights, arn),
        set: (arn, tags) => {
          this.#tags.set(rights, arn, tags);
        },
      },
      noteLeftOut: note,
    });
    for (const part of partsOf(context)) metrics.contextGathered(configurationName, part);
    return context;
  }

  async #findPlace(event: AlarmPlace, configurationName: string, signal: AbortSignal): Promise<ReadingPlace | undefined> {
    const { findPlace } = this.#options;
    const found = await readWithin(async () => ({ status: 'read', value: await findPlace(event, configurationName, signal) }), signal);
    return found.status === 'read' ? found.value : undefined;
  }

  /** Counts each part that is left out, and logs each reason of a channel once: a storm says the same a thousand times. */
  #noteFor(configurationName: string): NoteLeftOut {
    const { metrics, logger } = this.#options;
    return (part, reason, detail) => {
      metrics.contextLeftOut(configurationName, part, reason);
      const key = `${configurationName}/${part}/${reason}`;
      // Most resources have no log of the conventional name: nobody has to do anything about it.
      if (reason === 'absent' || this.#logged.has(key)) return;
      this.#logged.add(key);
      // A channel without rights in AWS, or with guardrails that allow no reading, is one whose people have set it up so.
      const level = reason === 'no-place' || reason === 'not-allowed' ? 'info' : 'warn';
      logger[level]({ configurationName, part, reason, detail }, 'messages lack a part of their context; further ones are only counted');
    };
  }
}

interface Task {
  readonly notification: Notification;
  readonly door: Door;
  readonly questions: ContextQuestions;
  readonly configurationName: string;
  readonly deliveryId: string;
}

interface Subject {
  readonly questions: ContextQuestions;
  readonly isVouchedFor: boolean;
  readonly configurationName: string;
  readonly place: ReadingPlace | 'sample';
  readonly signal: AbortSignal;
}
