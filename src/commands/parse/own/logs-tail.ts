// `logs tail`: the newest lines of a log group (AWS CLI 2, logs tail), as one logs filter-log-events: a snapshot, not a stream.
import { OWN_COMMANDS } from '../../../catalogue/cli/own-commands.ts';
import type { ParseFailure } from '../../../domain/command.ts';
import type { ShellWord } from '../../../lib/shell-words/shell-word.ts';
import { failure, isFailure, quote } from '../parse-failure.ts';
import { parseTimestamp } from '../parse-timestamp.ts';
import { optionWithValue, shellQuote } from '../shell-quote.ts';
import { optionOf, wordOf, type OwnCommand, type OwnWords } from './own-command.ts';

const { options: OPTIONS } = OWN_COMMANDS['logs tail'];

/** How far back it looks where nothing is said (AWS CLI, logs tail). */
const SINCE = '10m';

/** Units of a time that has passed, in milliseconds. */
const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Expands it. */
export function expandLogsTail({ own, alone, globals }: OwnWords, now: Date): OwnCommand | ParseFailure {
  const [group, second] = alone;
  if (group === undefined) return failure('missing-arguments', 'logs tail needs the name of a log group.', { missing: ['GROUP'] });
  if (second !== undefined) return failure('unknown-argument', `logs tail takes one log group; ${quote(second)} is one too many.`);
  const start = readSince(one(own, 'since') ?? SINCE, now);
  if (isFailure(start)) return start;
  const call = [
    wordOf('logs'),
    wordOf('filter-log-events'),
    optionOf(group.startsWith('arn:') ? 'log-group-identifier' : 'log-group-name', group),
    optionOf('start-time', String(start.at)),
    ...HANDED_ON.flatMap((name) => wordsOf(own, name)),
  ];
  const ignored = ['follow', 'format']
    .filter((name) => own.has(name))
    .map((name) => `--${name} has no effect in chat: the newest lines are shown once.`);
  return {
    words: [...call, ...globals],
    text: ['logs tail', shellQuote(group), ...['since', ...HANDED_ON].flatMap((name) => shownOf(own, name))].join(' '),
    shownAs: { kind: 'log-tail' },
    notes: [`logs tail calls logs filter-log-events, from ${new Date(start.at).toISOString()} on.`, ...ignored],
  };
}

/** What the call has under the same names. */
const HANDED_ON = ['end-time', 'filter-pattern', 'log-stream-name-prefix', 'log-stream-names', 'starting-token'] as const;

function wordsOf(own: OwnWords['own'], name: string): readonly ShellWord[] {
  const values = own.get(name);
  if (values === undefined) return [];
  // A list is one JSON text, so that none of its values can be taken for an option.
  return [optionOf(name, OPTIONS.get(name) === 'many' ? JSON.stringify(values) : (values[0] ?? ''))];
}

function shownOf(own: OwnWords['own'], name: string): readonly string[] {
  const values = own.get(name);
  if (values === undefined) return [];
  return OPTIONS.get(name) === 'many' ? [`--${name} ${values.map(shellQuote).join(' ')}`] : [optionWithValue(name, values[0] ?? '')];
}

function one(own: OwnWords['own'], name: string): string | undefined {
  return own.get(name)?.[0];
}

// Match: 10m, 2h, 1d. Near miss: 10 (no unit), 1y.
const PASSED = /^(\d{1,6})([smhdw])$/i;

function readSince(since: string, now: Date): { readonly at: number } | ParseFailure {
  const [, count, unit = ''] = PASSED.exec(since) ?? [];
  const length = UNITS[unit.toLowerCase()];
  if (count !== undefined && length !== undefined) return { at: Math.max(0, now.getTime() - Number(count) * length) };
  const at = parseTimestamp(since)?.getTime();
  if (at !== undefined) return { at: Math.max(0, at) };
  return failure(
    'invalid-value',
    `--since takes a time that has passed, such as 10m, 2h or 1d, or an instant such as 2026-01-31T12:00:00Z, not ${quote(since)}.`,
  );
}
