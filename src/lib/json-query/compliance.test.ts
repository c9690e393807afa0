import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readJsonQuery } from './json-query.ts';

interface Case {
  readonly expression: string;
  readonly result?: unknown;
  readonly error?: string;
}

const folder = new URL('__fixtures__/', import.meta.url);
const suites = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const groups = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { given: unknown; cases: readonly Case[] }[];
    return [name, groups] as const;
  });

describe('the compliance suite of JMESPath', () => {
  it('is there as a whole', () => {
    expect(suites).toHaveLength(15);
    expect(suites.flatMap(([, groups]) => groups.flatMap(({ cases }) => cases))).toHaveLength(851);
  });

  it.each(suites)('is kept: %s', (_, groups) => {
    const failed: unknown[] = [];
    for (const { given, cases } of groups) {
      for (const { expression, result, error } of cases) {
        const query = readJsonQuery(expression);
        const outcome = 'fault' in query ? { status: 'failed' as const } : query.apply(given);
        const isRight = error === undefined ? isSame(outcome, { status: 'found', value: result }) : outcome.status === 'failed';
        if (!isRight) failed.push({ expression, expected: error ?? result, outcome, query });
      }
    }

    expect(failed).toEqual([]);
  });
});

/** Members in any order. */
function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((part) => sorted(part));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}
