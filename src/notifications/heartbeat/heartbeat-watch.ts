// Listens for the sources that are to be heard of again and again, and tells when one has fallen quiet and when it is back. What was heard
// is kept in memory and written now and then, since it changes with every event; the checks are made where the store is written.
import { judgeHeartbeat, type Heartbeat } from '../../domain/heartbeat.ts';
import type { EventLabels } from '../../domain/event-labels.ts';
import { matchesAll, type Matcher } from '../../domain/matcher.ts';
import type { Severity } from '../../domain/notification.ts';
import type { Door } from '../../domain/raw-event.ts';
import type { SetTimer } from '../../lib/timers.ts';
import type { NotificationsContext } from '../context.ts';
import type { OperatorNotices } from '../operator-notices.ts';
import { noticeIncidentKey } from '../tell-operators.ts';

/** A source, as the configuration has it. */
export interface WatchedSource {
  readonly name: string;
  readonly matchers: readonly Matcher[];
  readonly everyMs: number;
  /** The interval in the words of the configuration. */
  readonly every: string;
  readonly severity: Severity;
  /** The channel configuration that is told. */
  readonly tells: string;
}

/** How often sources are looked at: the shortest interval is a minute. */
export const HEARTBEAT_CHECK_EVERY_MS = 30_000;

/** How long what was heard may be in memory alone; a start gives more time than this. */
const WRITE_AFTER_MS = 10_000;

/** What it works with. */
export interface HeartbeatWatchOptions {
  readonly context: Pick<NotificationsContext, 'store' | 'now' | 'logger'>;
  /** The sources at the moment. */
  readonly sources: () => readonly WatchedSource[];
  /** Tells people of a channel configuration. */
  readonly noticesIn: (configurationName: string) => OperatorNotices;
  readonly setTimer: SetTimer;
}

/** Watches sources; each node listens, one of them checks. */
export class HeartbeatWatch {
  readonly #options: HeartbeatWatchOptions;
  /** When each was heard last, since that was written last. */
  readonly #heard = new Map<string, Date>();
  /** What this process has checked before, and whom it tells. */
  readonly #checked = new Map<string, string>();
  #cancelWrite: (() => void) | undefined;

  constructor(options: HeartbeatWatchOptions) {
    this.#options = options;
  }

  /** Hears an event; what Signalbox says itself, and samples, are no sign of life of anything. */
  hear({ labels, door }: { readonly labels: EventLabels; readonly door: Door }): void {
    if (door === 'sample' || door === 'signalbox') return;
    for (const { name, matchers } of this.#options.sources()) {
      if (matchesAll(matchers, labels)) this.#heard.set(name, this.#options.context.now());
    }
    if (this.#heard.size > 0) this.#cancelWrite ??= this.#options.setTimer(() => void this.#writeInTime(), WRITE_AFTER_MS);
  }

  /** Looks at all sources, and tells what has changed. */
  async check(): Promise<void> {
    await this.#write();
    const { context } = this.#options;
    const sources = this.#options.sources();
    const before = await context.store.records.heartbeats.list();
    for (const { name } of before.filter((known) => !sources.some((source) => source.name === known.name))) {
      await this.#endNotices(name);
      await context.store.write(({ heartbeats }) => heartbeats.delete(name));
      this.#checked.delete(name);
    }
    for (const source of sources) {
      const judged = await this.#judge(source);
      this.#checked.set(source.name, source.tells);
      await this.#tell(source, judged);
    }
  }

  /** Writes what was heard. */
  async stop(): Promise<void> {
    await this.#writeInTime();
  }

  /** Whom an earlier process has told is known by the incidents that are open; the source is forgotten behind that, so that no crash hides it. */
  async #endNotices(name: string): Promise<void> {
    const { store } = this.#options.context;
    const told = new Set(await store.records.incidents.listOpenIn(noticeIncidentKey(keyOf(name))));
    const tells = this.#checked.get(name);
    if (tells !== undefined) told.add(tells);
    for (const configurationName of told) {
      await this.#options.noticesIn(configurationName).clear(keyOf(name), `${name} is not watched any more`);
    }
  }

  #judge({ name, everyMs }: WatchedSource): Promise<Heartbeat> {
    const { store, now } = this.#options.context;
    const isFirst = !this.#checked.has(name);
    return store.write(async ({ heartbeats }) => {
      const known = await heartbeats.find(name);
      const judged = judgeHeartbeat(known, { name, everyMs, now: now(), isFirst });
      await heartbeats.save(judged);
      return judged;
    });
  }

  /** What is quiet is raised at each check, so that no crash in between hides it: it is told once. */
  async #tell(source: WatchedSource, { quietSince, lastSeenAt }: Heartbeat): Promise<void> {
    const { name, every, severity, tells } = source;
    const notices = this.#options.noticesIn(tells);
    const key = keyOf(name);
    if (quietSince !== undefined) {
      const last = lastSeenAt === undefined ? 'Nothing of it has come yet.' : `The last of it came at ${lastSeenAt.toISOString()}.`;
      const text = `Nothing has come from ${name} for longer than ${every}. ${last} Either it has stopped, or its events do not reach Signalbox.`;
      await notices.raise({ key, severity, title: `${name} has fallen quiet`, text, nextSteps: NEXT_STEPS });
    } else {
      await notices.clear(key, `${name} is heard of again`);
    }
  }

  async #writeInTime(): Promise<void> {
    try {
      await this.#write();
    } catch (error) {
      this.#options.context.logger.warn({ error }, 'what was heard of sources could not be written; it is written with what comes next');
    }
  }

  async #write(): Promise<void> {
    this.#cancelWrite?.();
    this.#cancelWrite = undefined;
    const heard = [...this.#heard];
    if (heard.length === 0) return;
    const everyMs = new Map(this.#options.sources().map((source) => [source.name, source.everyMs]));
    await this.#options.context.store.write(async ({ heartbeats }) => {
      for (const [name, at] of heard) await heartbeats.see(name, { at, dueAt: new Date(at.getTime() + (everyMs.get(name) ?? 0)) });
    });
    for (const [name, at] of heard) if (this.#heard.get(name) === at) this.#heard.delete(name);
  }
}

function keyOf(name: string): string {
  return `heartbeat ${name}`;
}

const NEXT_STEPS = [
  'Look whether the source runs, and whether its last runs sent anything.',
  'If it did: `signalbox topics check`, and `signalbox doctor`.',
];
