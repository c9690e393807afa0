// The data behind an alarm's chart, by GetMetricData of the alarm's own account and Region.
import type { MetricReading } from '../../domain/metric-chart.ts';
import type { MetricDataSource, MetricRequest } from '../metric-data-source.ts';
import { NotReadError } from '../reading.ts';
import { toMetricDataParams } from './metric-data-params.ts';
import { MetricResults } from './metric-results.ts';
import { notRead, type ReadingCaller } from './reading-caller.ts';

/** Most pages of a reading. Each costs money by the metric, and whoever waits does so for two seconds. */
const METRIC_PAGES_MAX = 3;

const CALL = 'cloudwatch:GetMetricData';

/** Reads metric data; rejects with NotReadError. */
export class SdkMetricDataSource implements MetricDataSource {
  readonly #caller: ReadingCaller;

  constructor(caller: ReadingCaller) {
    this.#caller = caller;
  }

  async read({ place, query, window }: MetricRequest, signal: AbortSignal): Promise<MetricReading | undefined> {
    if (place === undefined) return undefined;
    // R12: what is charted is of the event's account and Region, never of another.
    if (query.accountId !== place.accountId || query.region !== place.region) {
      throw new NotReadError(notRead(CALL, 'bad-input', 'the metric is of another account or Region than the event'));
    }
    const params = toMetricDataParams(query, window);
    if (params === undefined) throw new NotReadError(notRead(CALL, 'bad-input', 'CloudWatch would not take the query'));
    const results = new MetricResults();
    let NextToken: string | undefined;
    for (let page = 0; page < METRIC_PAGES_MAX && (page === 0 || NextToken !== undefined); page += 1) {
      const reading = await this.#caller.call(CALL, { place, params: NextToken === undefined ? params : { ...params, NextToken } }, signal);
      if (reading.status === 'not-read') throw new NotReadError(reading);
      if (!results.add(reading.value)) throw new NotReadError(notRead(CALL, 'damaged', 'the answer has no results'));
      NextToken = tokenOf(reading.value);
    }
    if (results.isForbidden) throw new NotReadError(notRead(CALL, 'refused', 'the account of the metric does not show it to this one'));
    return results.read(query);
  }
}

function tokenOf({ NextToken }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof NextToken === 'string' && NextToken !== '' ? NextToken : undefined;
}
