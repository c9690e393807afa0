import { describe, expect, it } from 'vitest';
import { chartPalettes } from './chart-palette.ts';
import { layoutLines, type LinesRoom } from './metric-lines.ts';

const room: LinesRoom = { values: [0, 10], periodSeconds: 60, palette: chartPalettes.light, width: 390 };
const line = (label: string, ...values: number[]) => ({
  label,
  points: values.map((value, index) => ({ at: new Date(index * 60_000).toISOString(), value })),
});

describe('layoutLines', () => {
  it.each([
    ['within the scale', [0, 9], true],
    ['three times as high', [0, 30], true],
    ['higher', [0, 31], false],
    ['far below', [-100, -90], false],
    ['without points', [], false],
  ])('tells whether a line %s can be shown beside the watched one', (_what, values, isOnScale) => {
    expect(layoutLines([line('errors', ...values)], room)).toMatchObject([{ label: 'errors', isOnScale }]);
  });

  it('gives each its own color and pattern', () => {
    const looks = layoutLines(
      [1, 2, 3, 4, 5].map((value) => line(`m${value}`, value)),
      room,
    );

    expect(new Set(looks.map(({ color }) => color)).size).toBe(5);
    expect(new Set(looks.map(({ dash }) => dash.join(' '))).size).toBe(5);
  });

  it('takes five at most', () => {
    expect(
      layoutLines(
        Array.from({ length: 9 }, () => line('m', 1)),
        room,
      ),
    ).toHaveLength(5);
  });

  it('cuts a line where measurements are missing', () => {
    const { points } = line('errors', 1, 2, 3, 4);

    const [look] = layoutLines([{ label: 'errors', points: points.filter((_, index) => index !== 2) }], room);

    expect(look?.points.map(({ segment }) => segment)).toEqual([0, 0, 1]);
  });
});
