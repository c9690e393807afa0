// A chart as a Vega-Lite specification over time in UTC: the metrics of an alarm with threshold or band and what lies beyond, several series, or states.
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../../domain/chart.ts';
import type { MetricChart } from '../../domain/metric-chart.ts';
import type { ChartStyle } from '../chart-renderer.ts';
import type { ChartLayer } from './chart-layer.ts';
import { makeChartModel, type ChartModel } from './chart-model.ts';
import { drawAbsence } from './draw-absence.ts';
import { drawBand } from './draw-band.ts';
import { drawHeading } from './draw-heading.ts';
import { drawLine } from './draw-line.ts';
import { drawLines, drawNames } from './draw-lines.ts';
import { drawSeries } from './draw-series.ts';
import { drawStateChange } from './draw-state-change.ts';
import { drawStates } from './draw-states.ts';
import { drawThreshold } from './draw-threshold.ts';
import { makeSeriesModel } from './series-model.ts';
import { makeStatesModel } from './states-model.ts';

/** The reader's own sans-serif font; nothing is fetched. */
const FONT_STACK = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif";

/** Makes the specification of a chart in the style's size and theme. */
export function chartSpec(chart: Chart, style: ChartStyle): TopLevelSpec {
  switch (chart.kind) {
    case 'series': {
      const model = makeSeriesModel(chart, style);
      return frame(model, drawSeries(model));
    }
    case 'states': {
      const model = makeStatesModel(chart, style);
      return frame(model, drawStates(model));
    }
    default: {
      const model = makeChartModel(chart satisfies MetricChart, style);
      const marks = [...drawBand(model), ...drawLines(model), ...drawLine(model), ...drawThreshold(model), ...drawStateChange(model)];
      return frame(model, [...marks, ...drawAbsence(model), ...drawHeading(model), ...drawNames(model)]);
    }
  }
}

function frame({ layout, palette }: Pick<ChartModel, 'layout' | 'palette'>, layer: ChartLayer[]): TopLevelSpec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    autosize: 'none',
    padding: layout.padding,
    width: layout.width,
    height: layout.height,
    background: palette.background,
    data: { values: [{}] },
    layer,
    config: { font: FONT_STACK, view: { stroke: null }, aria: false },
  };
}
