// How large the pictures of charts are, in CSS pixels: the server draws them so, and the page keeps their place while they load.
/** Widths: on a desk, and on a phone, where the words of the larger picture could not be read. */
export const CHART_WIDTHS = { large: 640, small: 390 } as const;

const USUAL_HEIGHT = 240;
/** Two names stand in a row of the legend; the usual height has room for one row. */
const NAMES_IN_ROW = 2;
const LEGEND_ROW_HEIGHT = 17;
/** Most lines beside the watched one of an alarm's chart. */
const LINES_MAX = 5;
/** Heading, legend and times of a chart of states, and each of its lanes. */
const AROUND_LANES_HEIGHT = 150;
const LANE_HEIGHT = 34;
const LANE_ALONE_HEIGHT = 50;

/** A chart as data, as far as its size goes. */
type SizedChart =
  | { readonly isSample: boolean; readonly kind?: undefined; readonly lines?: readonly unknown[]; readonly band?: readonly unknown[] }
  | { readonly kind: 'series'; readonly series: readonly unknown[] }
  | { readonly kind: 'states'; readonly lanes: readonly unknown[] };

/** Says how high the picture of a chart is: as high as its names need. */
export function chartHeight(chart: SizedChart): number {
  if (chart.kind === undefined) return USUAL_HEIGHT + Math.ceil(countNames(chart) / NAMES_IN_ROW) * LEGEND_ROW_HEIGHT;
  if (chart.kind === 'series') return USUAL_HEIGHT + Math.max(0, Math.ceil(chart.series.length / NAMES_IN_ROW) - 1) * LEGEND_ROW_HEIGHT;
  return AROUND_LANES_HEIGHT + Math.max(LANE_ALONE_HEIGHT, chart.lanes.length * LANE_HEIGHT);
}

/** A line that is alone has its name in the title. */
function countNames({ lines = [], band = [] }: { readonly lines?: readonly unknown[]; readonly band?: readonly unknown[] }): number {
  const beside = Math.min(lines.length, LINES_MAX) + (band.length > 0 ? 1 : 0);
  return beside === 0 ? 0 : beside + 1;
}
