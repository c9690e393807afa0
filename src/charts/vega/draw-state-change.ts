// The instant of the state change: an upright dashed line with the time over it.
import { fontSizes } from './chart-layout.ts';
import type { ChartLayer } from './chart-layer.ts';
import type { ChartModel } from './chart-model.ts';
import { drawWords } from './draw-words.ts';
import { estimateTextWidth } from './text-width.ts';

/** Draws the state change where it lies within the chart's time. */
export function drawStateChange(model: ChartModel): ChartLayer[] {
  const { stateChangeAt, palette } = model;
  if (stateChangeAt === undefined) return [];
  const words = `state changed ${new Date(stateChangeAt).toISOString().slice(-13, -8)}`;
  return [
    {
      data: { values: [{ at: stateChangeAt }] },
      mark: { type: 'rule', color: palette.stateChange, strokeWidth: 1.25, strokeDash: [2, 3], aria: false },
      encoding: { x: { field: 'at', type: 'quantitative' } },
    },
    ...drawWords({
      text: words,
      x: { datum: stateChangeAt },
      y: { value: 0 },
      dy: -6,
      align: alignInside(model, stateChangeAt, estimateTextWidth(words, fontSizes.label)),
      fontSize: fontSizes.label,
      color: palette.quietText,
    }),
  ];
}

function alignInside({ timeScale, layout }: ChartModel, at: number, width: number): 'left' | 'center' | 'right' {
  const x = ((at - timeScale.domain[0]) / (timeScale.domain[1] - timeScale.domain[0])) * layout.width;
  if (x < width / 2) return 'left';
  return x > layout.width - width / 2 ? 'right' : 'center';
}
