// The words in an empty chart.
import type { ChartLayer } from './chart-layer.ts';
import { fontSizes } from './chart-layout.ts';
import type { ChartModel } from './chart-model.ts';
import { drawWords } from './draw-words.ts';

type AbsenceView = Pick<ChartModel, 'layout' | 'palette'> & { readonly points: readonly unknown[] };

/** Says that there is nothing to draw where no point was readable. */
export function drawAbsence({ points, layout, palette }: AbsenceView): ChartLayer[] {
  if (points.length > 0) return [];
  return drawWords({
    text: 'no data',
    x: { value: layout.width / 2 },
    y: { value: layout.height / 2 },
    dy: 0,
    align: 'center',
    fontSize: fontSizes.title,
    color: palette.quietText,
    halo: palette.background,
  });
}
