// Where a point stands: its instant on the time axis, its value on the value axis, both with their ticks and labels.
import type { AxisEncodings } from './chart-layer.ts';
import { fontSizes } from './chart-layout.ts';
import type { ChartModel } from './chart-model.ts';

/** Returns the encoding of a point's fields `at` and `value`. */
export function encodePlace({
  palette,
  valueScale,
  valueLabels,
  timeScale,
}: Pick<ChartModel, 'palette' | 'valueScale' | 'valueLabels' | 'timeScale'>): AxisEncodings {
  const look = { labelColor: palette.quietText, labelFontSize: fontSizes.label, labelPadding: 8, title: null, ticks: false };
  return {
    x: {
      field: 'at',
      type: 'quantitative',
      // Vega's own time scale reads its ends by `datetime`, which the interpreter takes for a year; instants as numbers need no reading.
      scale: { domain: [...timeScale.domain], nice: false, zero: false },
      axis: {
        ...look,
        values: timeScale.ticks.map(({ at }) => at),
        tickCount: timeScale.ticks.length,
        labelExpr: nameTicks(timeScale.ticks.map(({ at, label }) => [at, label])),
        labelOverlap: false,
        labelFlush: false,
        grid: false,
        domainColor: palette.grid,
      },
    },
    y: {
      field: 'value',
      type: 'quantitative',
      scale: { domain: [...valueScale.domain], nice: false, zero: false },
      axis: {
        ...look,
        values: [...valueScale.ticks],
        // Beyond its own count of ticks Vega drops every other one, also of given ones.
        tickCount: valueScale.ticks.length,
        labelExpr: nameTicks(valueScale.ticks.map((tick, index) => [tick, valueLabels[index] ?? ''])),
        labelOverlap: false,
        grid: true,
        gridColor: palette.grid,
        domain: false,
      },
    },
  };
}

/** Returns the expression that finds a tick's label; it is made of our own numbers and signs, never of a payload's text. */
function nameTicks(labels: readonly (readonly [number, string])[]): string {
  const lookUp = labels.map(([tick, label]) => `datum.value === ${String(tick)} ? ${JSON.stringify(label)} : `);
  return `${lookUp.join('')}''`;
}
