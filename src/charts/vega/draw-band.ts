// The band of an anomaly detector: an area behind everything, with a thin line along each edge.
import type { ChartLayer } from './chart-layer.ts';
import type { ChartModel } from './chart-model.ts';
import { encodePlace } from './encode-place.ts';
import type { PlottedBandPoint } from './plot-band.ts';

/** How dark the area is; its edges are darker, so that one need not tell two grays apart. */
export const BAND_OPACITY = 0.16;
const EDGE_OPACITY = 0.55;
const EDGE_WIDTH = 1;
/** How wide a band of one instant is drawn, to both sides of it. */
const LONE_HALF_WIDTH = 8;

/** Draws the band where there is one. */
export function drawBand(model: ChartModel): ChartLayer[] {
  const { palette } = model;
  const band = model.band.flatMap((point, index) => widen(point, index, model));
  if (band.length === 0) return [];
  const places = encodePlace(model);
  const edge = (field: 'low' | 'high'): ChartLayer => ({
    data: { values: band.map((point) => ({ at: point.at, value: point[field], segment: point.segment })) },
    mark: { type: 'line', color: palette.band, strokeWidth: EDGE_WIDTH, opacity: EDGE_OPACITY, aria: false },
    encoding: { ...places, detail: { field: 'segment' } },
  });
  return [
    {
      data: { values: band.map(({ at, low, high, segment }) => ({ at, value: high, low, segment })) },
      mark: { type: 'area', color: palette.band, opacity: BAND_OPACITY, aria: false },
      encoding: { ...places, y2: { field: 'low' }, detail: { field: 'segment' } },
    },
    edge('low'),
    edge('high'),
  ];
}

/** A point without neighbors would be drawn as an area without width. */
function widen(point: PlottedBandPoint, index: number, { band, timeScale, layout }: ChartModel): PlottedBandPoint[] {
  if (band[index - 1]?.segment === point.segment || band[index + 1]?.segment === point.segment) return [point];
  const [begin, end] = timeScale.domain;
  const sideMs = ((end - begin) / layout.width) * LONE_HALF_WIDTH;
  return [
    { ...point, at: Math.max(begin, point.at - sideMs) },
    { ...point, at: Math.min(end, point.at + sideMs) },
  ];
}
