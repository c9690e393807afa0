// The heading: "Sample data" where it is, the title, and under it what was measured and when.
import { CHART_MARGIN, fontSizes, type HeadingLine } from './chart-layout.ts';
import type { ChartLayer } from './chart-layer.ts';
import type { ChartModel } from './chart-model.ts';
import { drawWords, type Words } from './draw-words.ts';

/** Draws the heading's lines over the inner area, flush with the picture's left margin. */
export function drawHeading({ layout, palette }: Pick<ChartModel, 'layout' | 'palette'>): ChartLayer[] {
  const place = (line: HeadingLine, look: Pick<Words, 'fontSize' | 'color' | 'fontWeight'>): ChartLayer[] =>
    line.text === ''
      ? []
      : drawWords({
          ...look,
          text: line.text,
          x: { value: CHART_MARGIN - layout.padding.left },
          y: { value: line.baseline - layout.padding.top },
          dy: 0,
          align: 'left',
        });
  return [
    ...place(layout.sample, { fontSize: fontSizes.label, color: palette.sample, fontWeight: 600 }),
    ...layout.title.flatMap((line) => place(line, { fontSize: fontSizes.title, color: palette.text, fontWeight: 600 })),
    ...place(layout.subtitle, { fontSize: fontSizes.quiet, color: palette.quietText }),
  ];
}
