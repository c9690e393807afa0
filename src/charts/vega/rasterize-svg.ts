// From a chart's SVG to PNG, with the fonts that come with Signalbox: a bare machine has none, and another's would have other widths.
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

/** Both from the sources and from what is built of them the folder is as far away. */
const FONTS = new URL('../../../fonts/', import.meta.url);
const FONT_FILES = ['Inter_400Regular.ttf', 'Inter_600SemiBold.ttf'].map((name) => fileURLToPath(new URL(name, FONTS)));
const FAMILY = 'Inter';

/** Pixels of the picture for one of CSS: phones have two and more. */
export const PNG_SCALE = 2;

/** Largest picture: a chart is some 40 KB. Our own bound. */
const PNG_MAX_BYTES = 2 * 1024 * 1024;

/** Draws the SVG as PNG; throws where it cannot be drawn, or the picture would be too large. */
export function rasterizeSvg(svg: string): Uint8Array<ArrayBuffer> {
  const font = { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: FAMILY, sansSerifFamily: FAMILY };
  const png = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: PNG_SCALE }, logLevel: 'off' }).render().asPng();
  if (png.byteLength > PNG_MAX_BYTES)
    throw new Error(`the picture has ${String(png.byteLength)} bytes, more than ${String(PNG_MAX_BYTES)}`);
  // Memory of its own, so that it can be handed over to another thread.
  return Uint8Array.from(png);
}
