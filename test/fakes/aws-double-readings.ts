// What the AWS double has of that which is read for notifications: metric data, log lines, metric filters, CloudTrail's events, tags. Shapes
// as in the API references of CloudWatch (GetMetricData, DescribeAlarms, ListTagsForResource), CloudWatch Logs (FilterLogEvents, DescribeMetricFilters),
// CloudTrail (LookupEvents) and Resource Groups Tagging (GetResources). Tests fill it.
import { answerJson, AwsDoubleError, type AwsDoubleAnswer } from './aws-double-answer.ts';
import type { AwsDoubleRequest } from './aws-double-request.ts';

type Input = Readonly<Record<string, unknown>>;

/** A result of GetMetricData; instants are seconds since 1970, as the service writes them. */
export interface DoubleMetricResult {
  readonly Id: string;
  readonly Label: string;
  readonly Timestamps: readonly number[];
  readonly Values: readonly number[];
  readonly StatusCode: 'Complete' | 'PartialData' | 'InternalError' | 'Forbidden';
}

/** A line of a log group. */
export interface DoubleLogEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** An event of CloudTrail. */
export interface DoubleTrailEvent {
  readonly EventId: string;
  readonly EventName: string;
  readonly EventSource: string;
  readonly EventTime: number;
  readonly ReadOnly: 'true' | 'false';
  readonly Username?: string;
  readonly Resources: readonly { readonly ResourceType?: string; readonly ResourceName: string }[];
  readonly CloudTrailEvent: string;
}

/** Tells what it was filled with, the same in all accounts and Regions. */
export class DoubleReadings {
  /** The pages of every GetMetricData; the last has no token. */
  metricPages: readonly (readonly DoubleMetricResult[])[] = [[]];
  /** What DescribeAlarms answers; the double's own alarms unless given. */
  alarms: { readonly MetricAlarms: readonly unknown[]; readonly CompositeAlarms: readonly unknown[] } | undefined;
  readonly logGroups = new Map<string, readonly DoubleLogEvent[]>();
  /** How many lines CloudWatch Logs looks through for a page, whether they match or not. */
  linesPerPage = 10_000;
  metricFilters: readonly {
    readonly metricName: string;
    readonly metricNamespace: string;
    readonly logGroupName: string;
    readonly filterPattern: string;
  }[] = [];
  trailEvents: readonly DoubleTrailEvent[] = [];
  readonly tags = new Map<string, Readonly<Record<string, string>>>();

  /** Answers what is one of these operations; undefined for all others. */
  run({ service, operation, body, protocol }: AwsDoubleRequest): AwsDoubleAnswer | undefined {
    if (operation === 'DescribeAlarms' && this.alarms !== undefined) return answerJson(protocol, this.alarms);
    const answer = this.#answers[`${service} ${operation}`];
    return answer === undefined ? undefined : answerJson(protocol, answer(JSON.parse(body) as Input));
  }

  readonly #answers: Readonly<Record<string, (input: Input) => unknown>> = {
    'monitoring GetMetricData': ({ NextToken = '0' }) => {
      const page = Number(NextToken);
      const isLast = page + 1 >= this.metricPages.length;
      return { MetricDataResults: this.metricPages[page] ?? [], Messages: [], ...(isLast ? {} : { NextToken: String(page + 1) }) };
    },
    'monitoring ListTagsForResource': ({ ResourceARN }) => {
      const tags = this.tags.get(String(ResourceARN));
      if (tags === undefined) throw new AwsDoubleError('ResourceNotFoundException', 'The named resource does not exist.', 404);
      return { Tags: listTags(tags) };
    },
    'logs FilterLogEvents': (input) => this.#filterLogEvents(input),
    'logs DescribeMetricFilters': ({ metricName, metricNamespace }) => ({
      metricFilters: this.metricFilters
        .filter((each) => each.metricName === metricName && each.metricNamespace === metricNamespace)
        .map(({ logGroupName, filterPattern }, index) => ({
          filterName: `filter-${index}`,
          filterPattern,
          logGroupName,
          creationTime: 1_767_225_600_000,
          metricTransformations: [{ metricName, metricNamespace, metricValue: '1' }],
        })),
    }),
    'cloudtrail LookupEvents': (input) => this.#lookUp(input),
    'tagging GetResources': ({ ResourceARNList }) => ({
      PaginationToken: '',
      ResourceTagMappingList: (ResourceARNList as readonly string[]).flatMap((ResourceARN) => {
        const tags = this.tags.get(ResourceARN);
        return tags === undefined ? [] : [{ ResourceARN, Tags: listTags(tags) }];
      }),
    }),
  };

  #filterLogEvents({ logGroupName, startTime, endTime, filterPattern = '', limit = 10_000, nextToken = '0' }: Input): unknown {
    const all = this.logGroups.get(String(logGroupName));
    if (all === undefined) throw new AwsDoubleError('ResourceNotFoundException', 'The specified log group does not exist.');
    const start = Number(nextToken);
    const words = String(filterPattern)
      .split(' ')
      .filter((word) => word !== '');
    const looked = all.slice(start, start + this.linesPerPage).map((line, index) => ({ line, next: start + index + 1 }));
    const matching = looked.filter(({ line: { timestamp, message } }) => {
      return timestamp >= Number(startTime) && timestamp <= Number(endTime) && matches(message, words);
    });
    const found = matching.slice(0, Number(limit));
    const next = found.length < matching.length ? (found.at(-1)?.next ?? 0) : start + this.linesPerPage;
    return {
      events: found.map(({ line, next: at }) => ({
        ...line,
        logStreamName: 'app/1',
        ingestionTime: line.timestamp + 900,
        eventId: String(at),
      })),
      searchedLogStreams: [],
      ...(next < all.length ? { nextToken: String(next) } : {}),
    };
  }

  #lookUp({ LookupAttributes, StartTime, EndTime, MaxResults = 50, NextToken = '0' }: Input): unknown {
    const attributes = LookupAttributes as readonly { readonly AttributeKey: string; readonly AttributeValue: string }[];
    if (attributes.length !== 1) throw new AwsDoubleError('InvalidLookupAttributesException', 'Exactly one attribute is supported.');
    const found = this.trailEvents
      .filter(({ Resources }) => Resources.some(({ ResourceName }) => ResourceName === attributes[0]?.AttributeValue))
      .filter(({ EventTime }) => EventTime >= Number(StartTime) && EventTime <= Number(EndTime))
      .toSorted((one, other) => other.EventTime - one.EventTime);
    const end = Number(NextToken) + Number(MaxResults);
    return { Events: found.slice(Number(NextToken), end), ...(end < found.length ? { NextToken: String(end) } : {}) };
  }
}

/** Of the syntax of filter patterns: words that all must be there, or one of those with a question mark. */
function matches(message: string, words: readonly string[]): boolean {
  const either = words.filter((word) => word.startsWith('?')).map((word) => word.slice(1));
  const all = words.filter((word) => !word.startsWith('?'));
  return all.every((word) => message.includes(word)) && (either.length === 0 || either.some((word) => message.includes(word)));
}

function listTags(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
