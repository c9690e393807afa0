// A few lines of a log group by FilterLogEvents, and the log group behind a metric by DescribeMetricFilters.
import { maskLogSecrets } from '../../lib/mask-log-secrets.ts';
import {
  LOG_LINES_MAX,
  type LogLine,
  type LogLinesRequest,
  type LogLinesSource,
  type MetricFilter,
  type MetricFilterRequest,
} from '../log-lines-source.ts';
import type { Reading } from '../reading.ts';
import type { Params } from './plugin.ts';
import { instantOf, structuresOf, textOf, type Structure } from './read-answer.ts';
import { notRead, type ReadingCaller } from './reading-caller.ts';

/** Most pages of a reading: pages can be empty while CloudWatch Logs still searches (CloudWatch Logs API, FilterLogEvents). */
const LOG_PAGES_MAX = 3;

/** Longest line that is passed on; an event has up to a megabyte (CloudWatch Logs quotas). */
export const LOG_LINE_MAX_LENGTH = 2_000;

/** Longest filter pattern (CloudWatch Logs API, FilterLogEvents). */
const FILTER_PATTERN_MAX_LENGTH = 1_024;

/** What stands for a secret. */
const MASK = '[masked]';

// CloudWatch Logs API, logGroupName: [\.\-_/#A-Za-z0-9]+ of up to 512. Match: /aws/lambda/payment-webhook. Near miss: /aws/lambda/a b.
const LOG_GROUP = /^[.\-_/#A-Za-z0-9]{1,512}$/;

// What ends a word of a line.
const SEPARATOR = /[\s,;&"']/;

// CloudWatch Logs API, MetricName and MetricNamespace: [^:*$]* of up to 255. Match: Shop/Errors. Near miss: Shop:Errors.
const METRIC_NAME = /^[^:*$]{1,255}$/;

/** Reads log lines. */
export class SdkLogLinesSource implements LogLinesSource {
  readonly #caller: ReadingCaller;

  constructor(caller: ReadingCaller) {
    this.#caller = caller;
  }

  async read(request: LogLinesRequest, signal: AbortSignal): Promise<Reading<readonly LogLine[]>> {
    const params = toParams(request);
    if (params === undefined) return notRead('logs:FilterLogEvents', 'bad-input', 'CloudWatch Logs would not take names or times');
    const { place } = request;
    const limit = Math.min(request.limit, LOG_LINES_MAX);
    const lines: LogLine[] = [];
    let nextToken: string | undefined;
    for (let page = 0; page < LOG_PAGES_MAX && (page === 0 || nextToken !== undefined); page += 1) {
      const asked = { ...params, limit: limit - lines.length, ...(nextToken === undefined ? {} : { nextToken }) };
      const reading = await this.#caller.call('logs:FilterLogEvents', { place, params: asked }, signal);
      // What the pages before have is better than nothing.
      if (reading.status === 'not-read') return lines.length === 0 ? reading : { status: 'read', value: lines };
      const { events } = reading.value;
      if (!Array.isArray(events)) return notRead('logs:FilterLogEvents', 'damaged', 'the answer has no list of events');
      lines.push(...structuresOf(events).flatMap(toLine));
      if (lines.length >= limit) break;
      nextToken = textOf(reading.value['nextToken'], Infinity);
    }
    return { status: 'read', value: lines.slice(0, limit) };
  }

  async findMetricFilter(request: MetricFilterRequest, signal: AbortSignal): Promise<Reading<MetricFilter | undefined>> {
    const { place, namespace, metricName } = request;
    const call = 'logs:DescribeMetricFilters';
    if (!METRIC_NAME.test(namespace) || !METRIC_NAME.test(metricName))
      return notRead(call, 'bad-input', 'no metric filter has such a name');
    const reading = await this.#caller.call(call, { place, params: { metricNamespace: namespace, metricName } }, signal);
    if (reading.status === 'not-read') return reading;
    const { metricFilters: found } = reading.value;
    if (!Array.isArray(found)) return notRead(call, 'damaged', 'the answer has no list of metric filters');
    const [first] = structuresOf(found).flatMap(toMetricFilter);
    return { status: 'read', value: first };
  }
}

function toParams({ logGroup, from, to, filterPattern = '', limit }: LogLinesRequest): Params | undefined {
  const startTime = Date.parse(from);
  const endTime = Date.parse(to) - 1;
  // Also where one of them is no instant. `endTime` itself is included.
  if (!(startTime <= endTime) || !Number.isInteger(limit) || limit < 1) return undefined;
  if (!LOG_GROUP.test(logGroup) || filterPattern.length > FILTER_PATTERN_MAX_LENGTH) return undefined;
  return { logGroupName: logGroup, startTime, endTime, ...(filterPattern === '' ? {} : { filterPattern }) };
}

/** Masked before it is cut, so that no half of a secret is left that nothing recognizes. */
function toLine({ timestamp, message }: Structure): readonly LogLine[] {
  const at = instantOf(timestamp);
  if (at === undefined || typeof message !== 'string') return [];
  const start = withoutHalfWord(message, LOG_LINE_MAX_LENGTH * 2);
  return [{ at, text: maskLogSecrets(start, MASK).slice(0, LOG_LINE_MAX_LENGTH).trimEnd() }];
}

/** Cuts a text between words: half a secret would not be recognized. Of a word that goes on for long it keeps the first half. */
function withoutHalfWord(text: string, length: number): string {
  if (text.length <= length) return text;
  let end = length;
  while (end > length / 2 && !SEPARATOR.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function toMetricFilter({ logGroupName, filterPattern }: Structure): readonly MetricFilter[] {
  if (typeof logGroupName !== 'string' || !LOG_GROUP.test(logGroupName)) return [];
  return [{ logGroup: logGroupName, filterPattern: textOf(filterPattern, FILTER_PATTERN_MAX_LENGTH) ?? '' }];
}
