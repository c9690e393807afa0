import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOutput } from './testing/any-output.ts';
import { drawCosts } from './draw-costs.ts';

interface Group {
  readonly key: string;
  readonly amount: unknown;
  readonly unit?: string;
}

function period(day: number, groups: readonly Group[]): unknown {
  return {
    TimePeriod: { Start: `2026-02-0${day}`, End: `2026-02-0${day + 1}` },
    Total: {},
    Groups: groups.map(({ key, amount, unit = 'USD' }) => ({ Keys: [key], Metrics: { UnblendedCost: { Amount: amount, Unit: unit } } })),
    Estimated: day > 1,
  };
}

function grouped(...periods: readonly unknown[]): Readonly<Record<string, unknown>> {
  return { GroupDefinitions: [{ Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' }], ResultsByTime: periods };
}

const total = (day: number, amount: string): unknown => ({
  TimePeriod: { Start: `2026-02-0${day}`, End: `2026-02-0${day + 1}` },
  Total: { UnblendedCost: { Amount: amount, Unit: 'USD' } },
  Groups: [],
});

describe('drawCosts', () => {
  it('shows the five that cost most and sums up the rest', () => {
    const groups = Array.from({ length: 9 }, (_, index) => ({ key: `Amazon S${index}`, amount: String(index + 1) }));

    const chart = drawCosts(grouped(period(1, groups), period(2, groups.toReversed())), true);

    expect(chart).toMatchObject({
      title: 'Unblended cost by linked account',
      unit: 'USD',
      note: 'estimated',
      form: 'bars',
      until: '2026-02-03T00:00:00.000Z',
      isSample: true,
    });
    expect(chart?.series.map(({ name, points }) => [name, points.map(({ value }) => value)])).toEqual([
      ['S8', [9, 9]],
      ['S7', [8, 8]],
      ['S6', [7, 7]],
      ['S5', [6, 6]],
      ['S4', [5, 5]],
      ['other (4)', [10, 10]],
    ]);
  });

  it('shows six groups as they are, a missing one as nothing, and none that cost nothing', () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((key, index) => ({ key, amount: String(10 - index) }));

    const chart = drawCosts(grouped(period(1, [...six, { key: 'free', amount: '0' }]), period(2, six.slice(0, 5))), false);

    expect(chart?.series.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(chart?.series.at(-1)?.points.map(({ value }) => value)).toEqual([5, 0]);
  });

  it('shows what is not grouped by period, and nothing of a single number', () => {
    expect(drawCosts({ ResultsByTime: [total(1, '1'), total(2, '2')] }, false)).toMatchObject({
      title: 'Unblended cost',
      series: [{ name: 'unblended cost', points: [{ value: 1 }, { value: 2 }] }],
    });
    expect(drawCosts({ ResultsByTime: [total(1, '1')] }, false)).toBeUndefined();
  });

  it('adds no amounts of several units', () => {
    const groups = [
      { key: 'a', amount: '1', unit: 'GB' },
      { key: 'b', amount: '1', unit: 'Hrs' },
    ];

    expect(drawCosts(grouped(period(1, groups)), false)).toBeUndefined();
  });

  it('leaves out amounts that are none', () => {
    const chart = drawCosts(
      grouped(
        period(1, [
          { key: 'a', amount: 'NaN' },
          { key: 'b', amount: '2' },
        ]),
      ),
      false,
    );

    expect(chart?.series.map(({ name }) => name)).toEqual(['b']);
  });

  it('takes any answer', () => {
    fc.assert(
      fc.property(anyOutput, (output) => {
        const series = drawCosts({ ...output, ResultsByTime: [output, output] }, false)?.series ?? [];

        expect(series.flatMap(({ points }) => points).every(({ value }) => Number.isFinite(value))).toBe(true);
      }),
    );
  });
});
