// The watched line, with the parts beyond the threshold or outside of the band in the color of the breach.
import type { ChartLayer } from './chart-layer.ts';
import type { ChartModel } from './chart-model.ts';
import { encodePlace } from './encode-place.ts';

/** With more points than this a dot on each would hide the line. */
const MAX_DOTS = 60;
const LINE_WIDTH = 2;
/** A line with a point for nearly each pixel would be a smear. */
const DENSE_LINE_WIDTH = 1.25;
const DENSE_POINTS_PER_PIXEL = 0.75;

/** Draws the area under the line, the line, and dots where there are few points. */
export function drawLine(model: ChartModel): ChartLayer[] {
  const { palette, points, breaches } = model;
  const lineWidth = points.length > model.layout.width * DENSE_POINTS_PER_PIXEL ? DENSE_LINE_WIDTH : LINE_WIDTH;
  const floor = Math.max(model.valueScale.domain[0], Math.min(model.valueScale.domain[1], 0));
  return [
    {
      data: { values: [...points] },
      mark: { type: 'area', color: palette.line, opacity: 0.08, aria: false },
      encoding: { ...encodePlace(model), y2: { datum: floor }, detail: { field: 'segment' } },
    },
    {
      data: { values: [...breaches] },
      mark: { type: 'area', color: palette.breach, opacity: 0.22, aria: false },
      encoding: { ...encodePlace(model), y2: { field: 'edge' }, detail: { field: 'span' } },
    },
    {
      data: { values: [...points] },
      mark: { type: 'line', color: palette.line, strokeWidth: lineWidth, strokeJoin: 'round', strokeCap: 'round', aria: false },
      encoding: { ...encodePlace(model), detail: { field: 'segment' } },
    },
    {
      data: { values: [...breaches] },
      mark: { type: 'line', color: palette.breach, strokeWidth: lineWidth + 0.5, strokeJoin: 'round', strokeCap: 'round', aria: false },
      encoding: { ...encodePlace(model), detail: { field: 'span' } },
    },
    drawDots(model),
  ];
}

/** Draws a dot on each point of a short line, and on each point that has no neighbor to be joined with. */
function drawDots(model: ChartModel): ChartLayer {
  const { palette, points, breaches } = model;
  const breachedAt = new Set(breaches.filter(({ isMeasured }) => isMeasured).map(({ at }) => at));
  const dots = points
    .filter((point, index) => {
      const isAlone = points[index - 1]?.segment !== point.segment && points[index + 1]?.segment !== point.segment;
      return isAlone || (breachedAt.has(point.at) && points.length <= MAX_DOTS);
    })
    .map(({ at, value }) => ({ at, value, color: breachedAt.has(at) ? palette.breach : palette.line }));
  return {
    data: { values: dots },
    mark: { type: 'circle', size: 34, opacity: 1, stroke: palette.background, strokeWidth: 1.5, aria: false },
    encoding: { ...encodePlace(model), color: { field: 'color', type: 'nominal', scale: null, legend: null } },
  };
}
