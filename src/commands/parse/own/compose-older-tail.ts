// The `logs tail` that shows what is older than what was shown: from and to the same instants, so that new lines move nothing.
import type { ParsedCommand } from '../../../domain/command.ts';
import { writePageToken } from '../../../domain/page-token.ts';
import { optionWithValue, shellQuote } from '../shell-quote.ts';

type Structure = Readonly<Record<string, unknown>>;

/** Composes it; undefined where the events have no instants, as they do where they are masked. */
export function composeOlderTail(
  { params, region, output: { format, query } }: ParsedCommand,
  output: Structure,
  shownCount: number,
): string | undefined {
  const group = params['logGroupIdentifier'] ?? params['logGroupName'];
  const start = params['startTime'];
  const end = params['endTime'] ?? findNewest(output['events']);
  if (typeof group !== 'string' || typeof start !== 'number' || typeof end !== 'number') return undefined;
  const names = params['logStreamNames'];
  return [
    `logs tail ${shellQuote(group)} --since ${new Date(start).toISOString()} --end-time ${end}`,
    ...option('filter-pattern', params['filterPattern']),
    ...option('log-stream-name-prefix', params['logStreamNamePrefix']),
    ...(Array.isArray(names) ? [`--log-stream-names ${names.map((name) => shellQuote(String(name))).join(' ')}`] : []),
    ...option('region', region),
    ...option('query', query),
    ...option('output', format),
    ...option('starting-token', writePageToken({ tokens: {}, skippedCount: shownCount })),
  ].join(' ');
}

function option(name: string, value: unknown): readonly string[] {
  return typeof value === 'string' ? [optionWithValue(name, value)] : [];
}

function findNewest(events: unknown): number | undefined {
  if (!Array.isArray(events)) return undefined;
  const instants = events.map((event: unknown) =>
    typeof event === 'object' && event !== null && 'timestamp' in event ? event.timestamp : undefined,
  );
  return instants.every((instant) => typeof instant === 'number') && instants.length > 0 ? Math.max(...instants) : undefined;
}
