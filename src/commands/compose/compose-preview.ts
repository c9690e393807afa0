// What a card says of the things that a command names, and of what AWS would say to it.
import type { CommandPreview, DryRunOutcome, ThingState } from '../../domain/command-preview.ts';
import type { Block } from '../../messages/message.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import type { CommandPlace } from '../command-place.ts';
import { composeRest } from './compose-rest.ts';
import { markState } from './state-mark.ts';

/** Longest id, name, trait or tag that is shown. */
const PART_MAX_LENGTH = 100;

/** How many things are shown, and how much of what is known of one: where the command runs and who may confirm it stand below. */
const THINGS_SHOWN = 10;
const THING_MAX_LENGTH = 250;

/** Longest text of AWS on the card. */
const REASON_MAX_LENGTH = 300;

/** How much of a preview is shown. */
interface PreviewLimits {
  readonly things: number;
  /** Longest id, name, trait or tag. */
  readonly partLength: number;
  readonly thingLength: number;
  readonly reasonLength: number;
}

/** On the card of one command there is room. */
const ALONE: PreviewLimits = {
  things: THINGS_SHOWN,
  partLength: PART_MAX_LENGTH,
  thingLength: THING_MAX_LENGTH,
  reasonLength: REASON_MAX_LENGTH,
};

/** On a card of several all commands are to be seen before one word confirms them all. */
const AMONG_SEVERAL: PreviewLimits = { things: 3, partLength: 60, thingLength: 100, reasonLength: 100 };

/** Composes the blocks; none where nothing was looked up. */
export function composePreview(preview: CommandPreview, credentials: CommandPlace['credentials']): readonly Block[] {
  const { things } = preview;
  return [
    ...(things.length === 0 ? [] : [{ kind: 'list' as const, items: describeThings(preview, ALONE) }]),
    ...composeRest(things.length - THINGS_SHOWN, ''),
    ...describeSaid(preview, credentials, ALONE).map((spans): Block => ({ kind: 'paragraph', spans })),
  ];
}

/** Describes it for one of several commands, a line a thing and a line what AWS says. */
export function describePreview(preview: CommandPreview, credentials: CommandPlace['credentials']): readonly (readonly Span[])[] {
  const left = preview.things.length - AMONG_SEVERAL.things;
  const rest = left > 0 ? [[text(`… and ${left} more.`)]] : [];
  return [...describeThings(preview, AMONG_SEVERAL), ...rest, ...describeSaid(preview, credentials, AMONG_SEVERAL)];
}

function describeThings({ things }: CommandPreview, limits: PreviewLimits): readonly (readonly Span[])[] {
  return things.slice(0, limits.things).map((thing) => describeThing(thing, limits));
}

function describeSaid(
  { dryRun, leftOut }: CommandPreview,
  credentials: CommandPlace['credentials'],
  limits: PreviewLimits,
): readonly (readonly Span[])[] {
  // The demo account's word is not AWS's.
  const judge = credentials === 'demo' ? 'the demo account' : 'AWS';
  return [...(dryRun === undefined ? [] : [describeDryRun(dryRun, judge, limits)]), ...leftOut.map((sentence) => [text(sentence)])];
}

/** `**web-1** i-0123 · running · t3.micro · team=shop`. */
function describeThing({ id, exists, name, state, traits, tags }: ThingState, limits: PreviewLimits): readonly Span[] {
  const shorten = (part: string): string => truncateText(part, limits.partLength);
  const shownId = shorten(id);
  if (!exists) return [bold(shownId), text(' does not exist')];
  const parts = [
    ...(state === undefined ? [] : [markState(state)]),
    ...traits,
    ...(tags.length === 0 ? [] : [tags.map(shorten).join(', ')]),
  ];
  const rest = truncateText(parts.map((part) => ` · ${part}`).join(''), limits.thingLength);
  return name === undefined ? [bold(shownId), text(rest)] : [bold(shorten(name)), text(` ${shownId}${rest}`)];
}

function describeDryRun(outcome: DryRunOutcome, judge: string, { reasonLength }: PreviewLimits): readonly Span[] {
  switch (outcome.kind) {
    case 'would-be-allowed':
      return [text(`Tried with --dry-run: ${judge} would allow it.`)];
    case 'would-be-refused':
      return [text(`Tried with --dry-run: ${judge} would refuse it (${outcome.code}). ${readable(outcome.message, reasonLength)}`.trim())];
    case 'would-fail':
      return [text(`Tried with --dry-run: it would fail (${outcome.code}). ${readable(outcome.message, reasonLength)}`.trim())];
  }
}

// What only AWS can read. Match: Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6XSnuUMCm. Near miss: the sentence without a message.
const ENCODED = /\s*Encoded authorization failure message: [\w-]{20,}/;

function readable(message: string, maxLength: number): string {
  return truncateText(message.replace(ENCODED, '').trim(), maxLength);
}
