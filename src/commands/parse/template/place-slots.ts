// Finds out what a value may be at its place within a word: in a text of JSON, in the place of one of its values, in the short form of the
// AWS CLI, or anywhere else.
import type { TemplatePart, TemplateSlot } from '../../../domain/command-template.ts';

type WithoutPlace<Slot> = Slot extends unknown ? Omit<Slot, 'place'> : never;

/** A piece of a word as it was cut. */
export type UnplacedPart = string | WithoutPlace<TemplateSlot>;

// Match: a=b, a,b, [a], "a", {a}. Near miss: made by a (b); a/b.
const MEANS_MORE = /[=,[\]{}"'`\\]/;

// Match: {"a", [ 1. Near miss: a{.
const OPENS_STRUCTURE = /^\s*[[{]/;

/** Gives each slot of a word its place. */
export function placeSlots(parts: readonly UnplacedPart[]): readonly TemplatePart[] {
  if (parts.length === 1) return parts.map((part) => (typeof part === 'string' ? part : { ...part, place: 'word' }));
  const places = OPENS_STRUCTURE.test(literal(parts[0])) ? placesInJson(parts) : undefined;
  const elsewhere = parts.some((part) => MEANS_MORE.test(literal(part))) ? 'short-form' : 'text';
  return parts.map((part, position) => (typeof part === 'string' ? part : { ...part, place: places?.[position] ?? elsewhere }));
}

function literal(part: UnplacedPart | undefined): string {
  return typeof part === 'string' ? part : '';
}

/** Undefined where the word is no JSON whatever stands in its slots. */
function placesInJson(parts: readonly UnplacedPart[]): readonly ('json-text' | 'json-value')[] | undefined {
  const places: ('json-text' | 'json-value')[] = [];
  let isInText = false;
  let probe = '';
  for (const part of parts) {
    places.push(isInText ? 'json-text' : 'json-value');
    probe += typeof part === 'string' ? part : isInText ? 'x' : '0';
    if (typeof part === 'string') isInText = endsInText(part, isInText);
  }
  try {
    JSON.parse(probe);
    return places;
  } catch {
    return undefined;
  }
}

function endsInText(piece: string, beganInText: boolean): boolean {
  let isInText = beganInText;
  for (let at = 0; at < piece.length; at += 1) {
    if (isInText && piece.charAt(at) === '\\') at += 1;
    else if (piece.charAt(at) === '"') isInText = !isInText;
  }
  return isInText;
}
