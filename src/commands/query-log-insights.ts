// `logs insights`: starts a query of CloudWatch Logs Insights over a time, waits for it a little, and shows its results, which stay at AWS for
// a week (CloudWatch Logs user guide, quotas). Both calls are those of a read that the flow makes by itself.
import { parseTimeAgo } from '../lib/parse-time-ago.ts';
import { logsInsightsPage } from '../domain/logs-insights-page.ts';
import type { AskAws, Completed, FoundBesides, GivenOptions, LookedUpCommand } from './looked-up-command.ts';
import { optionWithValue } from './parse/shell-quote.ts';

/** The most rows that a query gives (CloudWatch Logs API, StartQuery, limit). */
const ROWS_MAX = 10_000;

/** All lines in their order, as they are where nothing else is asked for. */
const ALL_LINES = 'fields @timestamp, @message, @logStream | sort @timestamp asc';

/** The lines that tell of a failure: AWS Chatbot's *Show error logs* looks for Error, Exception or Fail; many loggers shout the level. */
export const ERROR_LINES =
  'fields @timestamp, @message, @logStream | filter @message like /(?i)(error|exception|fail|fatal)/ | sort @timestamp asc';

/** Pauses before each look, in milliseconds: most queries over minutes take a second or two; whoever asks waits ten at most. */
const PAUSES_MS: readonly number[] = [500, 500, 1_000, 1_500, 2_000, 2_000, 2_500];

/** What ends a query (CloudWatch Logs API, GetQueryResults, status). */
const ENDS: ReadonlySet<unknown> = new Set(['Complete', 'Failed', 'Cancelled', 'Timeout', 'Unknown']);

/** The command. */
export const queryLogInsights: LookedUpCommand = {
  required: ['group', 'since'],
  optional: ['until', 'query-string'],
  complete: query,
};

async function query(
  given: GivenOptions,
  ask: AskAws,
  { region, now, wait }: Parameters<LookedUpCommand['complete']>[2],
): Promise<Completed | undefined> {
  const [group, since, until] = ['group', 'since', 'until'].map((name) => given.get(name) ?? '') as [string, string, string];
  const from = parseTimeAgo(since, now());
  const to = until === '' ? now() : parseTimeAgo(until, now());
  if (from === undefined || to === undefined) {
    return { why: '--since and --until take a time that has passed, such as 30m, 2h or 1d, or an instant such as 2026-01-31T12:00:00Z.' };
  }
  if (from >= to) return { why: '--until must be later than --since.' };
  const queryString = given.get('query-string') ?? ALL_LINES;
  const started = await ask({
    service: 'logs',
    operation: 'StartQuery',
    params: {
      ...(group.startsWith('arn:') ? { logGroupIdentifiers: [group] } : { logGroupName: group }),
      startTime: Math.floor(from.getTime() / 1_000),
      endTime: Math.ceil(to.getTime() / 1_000),
      queryString,
      limit: ROWS_MAX,
    },
  });
  if (started === undefined) return undefined;
  const { queryId } = started;
  if (typeof queryId !== 'string') return { why: 'AWS began the query and did not say under which id.' };
  for (const milliseconds of PAUSES_MS) {
    await wait(milliseconds);
    const state = await ask({ service: 'logs', operation: 'GetQueryResults', params: { queryId } });
    if (state === undefined) return undefined;
    if (ENDS.has(state['status'])) break;
  }
  // What the query has found by now is shown, and how far it has come.
  return {
    line: `logs get-query-results ${optionWithValue('query-id', queryId)}`,
    anew: writeAnew(given, { from, to, queryString, region }),
  };
}

/** The command with its times as instants: to be changed and said again, also by whoever only sees what a button brought. */
function writeAnew(
  given: GivenOptions,
  { from, to, queryString, region }: { readonly from: Date; readonly to: Date; readonly queryString: string; readonly region: string },
): NonNullable<FoundBesides['anew']> {
  const told = new Map([...given, ['since', from.toISOString()], ['until', to.toISOString()]]);
  const url = logsInsightsPage(region, { logGroup: given.get('group') ?? '', queryString, from, to });
  return {
    text: ['logs insights', ...[...told].map(([name, value]) => optionWithValue(name, value))].join(' '),
    ...(url === undefined ? {} : { page: { text: 'Open in Logs Insights', url } }),
  };
}
