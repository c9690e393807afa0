// Makes the elements of a card fit into one message together. What leads on and closes a message (its title, actions, links, mentions and
// footer) is kept before the middle, of which the longest elements give way first, with a notice.
import { cutElement } from './cut-element.ts';
import type { MeasureJson, TeamsRoom } from './measure-json.ts';
import type { TeamsElement, TeamsRichText } from './teams-payload.ts';

/** An element with how much it matters. */
export interface PlacedElement {
  readonly element: TeamsElement;
  /** `first`: kept before all others, as much of it as there is room for. */
  readonly weight: 'first' | 'essential' | 'plain';
}

/** What a long title or footer may take of the room; it must not push everything else out. */
const MAX_FIRST_SHARE = 0.15;

/** What all that is essential may take of the room. */
const MAX_ESSENTIAL_SHARE = 0.6;

/** An element gets this share of the room at least, before those behind it are left out. */
const LEAST_SHARE = 0.02;

const NOTICE: TeamsRichText = {
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text: '✂️ Shortened: the whole message is too long for Teams.', size: 'Small', isSubtle: true }],
};

/** Returns the elements that the room can hold, in their order, with a notice where something is missing. */
export function fitElements(elements: readonly PlacedElement[], { size, measure }: TeamsRoom): readonly TeamsElement[] {
  if (elements.reduce((sum, { element }) => sum + measure(element), 0) <= size) return elements.map(({ element }) => element);

  const kept = new Map<PlacedElement, TeamsElement>();
  let used = measure(NOTICE);
  const admit = (placed: PlacedElement, room: number): void => {
    const admitted = cutElement(placed.element, room, measure);
    if (admitted === undefined) return;
    kept.set(placed, admitted);
    used += measure(admitted);
  };

  for (const placed of ofWeight(elements, 'first')) admit(placed, size * MAX_FIRST_SHARE);
  for (const placed of ofWeight(elements, 'essential')) admit(placed, size * MAX_ESSENTIAL_SHARE - used);
  const middle = ofWeight(elements, 'plain');
  const share = fairShare(middle, { size: size - used, measure }, size * LEAST_SHARE);
  for (const placed of middle) admit(placed, Math.min(share, size - used));
  return withNotice(elements, kept);
}

function ofWeight(elements: readonly PlacedElement[], weight: PlacedElement['weight']): readonly PlacedElement[] {
  return elements.filter((placed) => placed.weight === weight);
}

/** Returns the size to which the longest elements have to shrink so that all have room, `least` at least. */
function fairShare(elements: readonly PlacedElement[], { size, measure }: { size: number; measure: MeasureJson }, least: number): number {
  const sizes = elements.map(({ element }) => measure(element)).sort((one, other) => one - other);
  let left = size;
  for (const [position, length] of sizes.entries()) {
    const share = left / (sizes.length - position);
    if (length > share) return Math.max(share, least);
    left -= length;
  }
  return size;
}

/** The notice stands behind the middle, which is where something is missing. */
function withNotice(elements: readonly PlacedElement[], kept: ReadonlyMap<PlacedElement, TeamsElement>): readonly TeamsElement[] {
  const last = elements.findLast((placed) => placed.weight === 'plain' && kept.has(placed)) ?? elements[0];
  return elements.flatMap((placed) => {
    const element = kept.get(placed);
    return [...(element === undefined ? [] : [element]), ...(placed === last ? [NOTICE] : [])];
  });
}
