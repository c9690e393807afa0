// AWS behind the ports that read for notifications, in memory: what it knows, what it was asked, and whether it answers.
import type { DescribedAlarm } from '../../aws/alarm-subjects-source.ts';
import type { LogLine, MetricFilter } from '../../aws/log-lines-source.ts';
import type { Reading, ReadingObstacle } from '../../aws/reading.ts';
import type { RecentChange } from '../../aws/recent-changes-source.ts';
import type { MetricReading } from '../../domain/metric-chart.ts';
import type { ReadingPlace } from '../../domain/reading-place.ts';
import type { ContextSources } from '../enrich/context-sources.ts';

/** What is known. */
export interface KnownAtAws {
  readonly chart?: MetricReading;
  readonly lines?: Readonly<Record<string, readonly LogLine[]>>;
  readonly filter?: MetricFilter;
  readonly changes?: Readonly<Record<string, readonly RecentChange[]>>;
  readonly tags?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly subjects?: readonly DescribedAlarm[];
}

/** The sources. */
export class FakeContextSources {
  /** What was asked, for example `lines /aws/lambda/checkout`. */
  readonly asked: string[] = [];
  readonly places: (ReadingPlace | undefined)[] = [];
  readonly #known: KnownAtAws;
  #obstacle: ReadingObstacle | undefined;
  #hanging: Promise<unknown> | undefined;

  constructor(known: KnownAtAws = {}) {
    this.#known = known;
  }

  /** Lets every call from now on fail so. */
  refuse(obstacle: ReadingObstacle): void {
    this.#obstacle = obstacle;
  }

  /** Lets every call from now on wait until the returned function is called; none of them looks at its signal. */
  hang(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#hanging = promise;
    return resolve;
  }

  readonly sources: ContextSources = {
    metricData: {
      read: async ({ place, query }) => {
        const answer = await this.#answer(`metrics ${query.watchedId}`, place, this.#known.chart);
        if (answer.status === 'not-read') throw new Error(answer.reason);
        return answer.value;
      },
    },
    logLines: {
      read: ({ place, logGroup, filterPattern }) =>
        this.#answer(`lines ${logGroup} ${filterPattern ?? ''}`.trim(), place, this.#known.lines?.[logGroup] ?? []),
      findMetricFilter: ({ place, namespace, metricName }) => this.#answer(`filter ${namespace} ${metricName}`, place, this.#known.filter),
    },
    recentChanges: {
      find: ({ place, resourceName }) => this.#answer(`changes ${resourceName}`, place, this.#known.changes?.[resourceName] ?? []),
    },
    resourceTags: { read: ({ place, arn }) => this.#answer(`tags ${arn}`, place, this.#known.tags?.[arn] ?? {}) },
    alarmSubjects: {
      find: ({ place, alarmNames }) => this.#answer(`alarms ${alarmNames.join(', ')}`, place, this.#known.subjects ?? []),
    },
  };

  async #answer<Value>(question: string, place: ReadingPlace | undefined, value: Value): Promise<Reading<Value>> {
    this.asked.push(question);
    this.places.push(place);
    await this.#hanging;
    if (this.#obstacle === undefined) return { status: 'read', value };
    return { status: 'not-read', why: this.#obstacle, call: 'logs:FilterLogEvents', reason: `it is ${this.#obstacle}` };
  }
}
