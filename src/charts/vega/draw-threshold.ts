// The threshold: a dashed line over the whole width, with its value in words.
import { drawWords } from './draw-words.ts';
import { fontSizes } from './chart-layout.ts';
import type { ChartLayer } from './chart-layer.ts';
import type { ChartModel } from './chart-model.ts';
import { placeThresholdLabel, type LabelPlace } from './place-threshold-label.ts';

/** Draws the threshold where there is one; its words stand where the fewest lines run. */
export function drawThreshold(model: ChartModel): ChartLayer[] {
  const { threshold, palette } = model;
  if (threshold === undefined) return [];
  const place = placeThresholdLabel(model, threshold);
  const { x, align, dy } = place;
  return [
    {
      data: { values: [{ value: threshold.value }] },
      mark: { type: 'rule', color: palette.breach, strokeWidth: 1.25, strokeDash: [5, 4], aria: false },
      encoding: { y: { field: 'value', type: 'quantitative' } },
    },
    ...(place.isFree ? [] : [drawPlate(place, threshold.value, model)]),
    ...drawWords({
      text: model.thresholdLabel,
      x: { value: x },
      y: { datum: threshold.value },
      dy,
      align,
      fontSize: fontSizes.label,
      color: palette.breach,
      halo: palette.background,
    }),
  ];
}

const PLATE_OPACITY = 0.82;
const PLATE_MARGIN = 2;

/** A plate below words over lines: an outline alone does not keep them legible there. */
function drawPlate({ left, width, dy }: LabelPlace, threshold: number, { palette }: ChartModel): ChartLayer {
  return {
    data: { values: [{ value: threshold }] },
    mark: {
      type: 'rect',
      color: palette.background,
      opacity: PLATE_OPACITY,
      aria: false,
      yOffset: dy - fontSizes.label,
      y2Offset: dy + PLATE_MARGIN,
    },
    encoding: {
      x: { value: left - PLATE_MARGIN },
      x2: { value: left + width + PLATE_MARGIN },
      y: { field: 'value', type: 'quantitative' },
      y2: { field: 'value' },
    },
  };
}
