// The threshold: a dashed line over the whole width, with its value in words.
import { drawWords } from './draw-words.ts';
import { fontSizes } from './chart-layout.ts';
import type { ChartLayer } from './chart-layer.ts';
import type { ChartModel } from './chart-model.ts';
import { isBreachedAbove } from './find-breaches.ts';

/** Draws the threshold where there is one; its words stand on the bad side, at the end where the line is farther away. */
export function drawThreshold(model: ChartModel): ChartLayer[] {
  const { threshold, palette, layout } = model;
  if (threshold === undefined) return [];
  const isAtStart = isStartFree(model);
  return [
    {
      data: { values: [{ value: threshold.value }] },
      mark: { type: 'rule', color: palette.breach, strokeWidth: 1.25, strokeDash: [5, 4], aria: false },
      encoding: { y: { field: 'value', type: 'quantitative' } },
    },
    ...drawWords({
      text: model.thresholdLabel,
      x: { value: isAtStart ? 2 : layout.width - 2 },
      y: { datum: threshold.value },
      dy: isBreachedAbove(threshold) ? -5 : fontSizes.label + 3,
      align: isAtStart ? 'left' : 'right',
      fontSize: fontSizes.label,
      color: palette.breach,
      halo: palette.background,
    }),
  ];
}

/** Tells whether fewer of the points beyond the threshold lie in the first half of the time. */
function isStartFree({ breaches, timeScale }: ChartModel): boolean {
  const middle = (timeScale.domain[0] + timeScale.domain[1]) / 2;
  const earlyCount = breaches.filter(({ at }) => at < middle).length;
  return earlyCount <= breaches.length - earlyCount;
}
