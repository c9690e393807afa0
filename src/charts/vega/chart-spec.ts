// A metric's chart as a Vega-Lite specification: a line over time in UTC, its threshold, what lies beyond it, and the state change.
import type { TopLevelSpec } from 'vega-lite';
import type { Datapoint, MetricChart } from '../../domain/metric-chart.ts';
import type { ChartStyle } from '../chart-renderer.ts';
import { makeChartModel } from './chart-model.ts';
import { drawAbsence } from './draw-absence.ts';
import { drawHeading } from './draw-heading.ts';
import { drawLine } from './draw-line.ts';
import { drawStateChange } from './draw-state-change.ts';
import { drawThreshold } from './draw-threshold.ts';

/** The reader's own sans-serif font; nothing is fetched. */
const FONT_STACK = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif";

/** Makes the specification of a chart in the style's size and theme. */
export function chartSpec(chart: MetricChart, datapoints: readonly Datapoint[], style: ChartStyle): TopLevelSpec {
  const model = makeChartModel(chart, datapoints, style);
  const { layout, palette } = model;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    autosize: 'none',
    padding: layout.padding,
    width: layout.width,
    height: layout.height,
    background: palette.background,
    data: { values: [{}] },
    layer: [...drawLine(model), ...drawThreshold(model), ...drawStateChange(model), ...drawAbsence(model), ...drawHeading(model)],
    config: { font: FONT_STACK, view: { stroke: null }, aria: false },
  };
}
