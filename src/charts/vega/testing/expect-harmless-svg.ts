// What every picture of ours keeps: it draws, and does nothing else.
import { expect } from 'vitest';
import { readSvg, type SvgPiece } from './read-svg.ts';

const DRAWING_ELEMENTS = new Set(['svg', 'g', 'path', 'line', 'rect', 'text', 'tspan']);
// Match: onload, href, xlink:href, src, style. Near miss: opacity, xmlns:xlink.
const ACTING_ATTRIBUTE = /^(on.*|(.*:)?href|src|style)$/i;
// Match: url(#a), javascript:x, https://a. Near miss: M0,0L1,1, the namespace addresses.
const REFERENCE = /url\(|:\/\/|^\s*(javascript|data):/i;

/** Fails where SVG text is not well-formed, holds a script or an event attribute, or names anything outside; returns its pieces. */
export function expectHarmlessSvg(svg: string): SvgPiece[] {
  const pieces = readSvg(svg);
  const offenders = pieces.flatMap((piece) => (piece.kind === 'element' ? findOffenders(piece.name, piece.attributes) : []));
  expect(offenders).toEqual([]);
  return pieces;
}

function findOffenders(element: string, attributes: ReadonlyMap<string, string>): string[] {
  const acting = [...attributes].filter(
    ([name, value]) => ACTING_ATTRIBUTE.test(name) || (!name.startsWith('xmlns') && REFERENCE.test(value)),
  );
  return [...(DRAWING_ELEMENTS.has(element) ? [] : [`<${element}>`]), ...acting.map(([name, value]) => `${name}="${value}"`)];
}
