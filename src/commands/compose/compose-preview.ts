// What a card says of the things that a command names, and of what AWS would say to it.
import type { CommandPreview, DryRunOutcome, ThingState } from '../../domain/command-preview.ts';
import type { Block } from '../../messages/message.ts';
import { bold, text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import type { CommandPlace } from '../command-place.ts';
import { composeRest } from './compose-rest.ts';

/** Longest id, name, trait or tag that is shown. */
const PART_MAX_LENGTH = 100;

/** How many things are shown, and how much of what is known of one: where the command runs and who may confirm it stand below. */
const THINGS_SHOWN = 10;
const THING_MAX_LENGTH = 250;

/** Longest text of AWS on the card. */
const REASON_MAX_LENGTH = 300;

/** Composes the blocks; none where nothing was looked up. */
export function composePreview({ things, dryRun, leftOut }: CommandPreview, credentials: CommandPlace['credentials']): readonly Block[] {
  // The demo account's word is not AWS's.
  const judge = credentials === 'demo' ? 'the demo account' : 'AWS';
  const said = [
    ...(dryRun === undefined ? [] : [describeDryRun(dryRun, judge)]),
    ...leftOut.map((sentence): readonly Span[] => [text(sentence)]),
  ];
  return [
    ...(things.length === 0 ? [] : [{ kind: 'list' as const, items: things.slice(0, THINGS_SHOWN).map(describeThing) }]),
    ...composeRest(things.length - THINGS_SHOWN, ''),
    ...said.map((spans): Block => ({ kind: 'paragraph', spans })),
  ];
}

/** `**web-1** i-0123 · running · t3.micro · team=shop`. */
function describeThing({ id, exists, name, state, traits, tags }: ThingState): readonly Span[] {
  const shownId = shorten(id);
  if (!exists) return [bold(shownId), text(' does not exist')];
  const parts = [...(state === undefined ? [] : [state]), ...traits, ...(tags.length === 0 ? [] : [tags.map(shorten).join(', ')])];
  const rest = truncateText(parts.map((part) => ` · ${part}`).join(''), THING_MAX_LENGTH);
  return name === undefined ? [bold(shownId), text(rest)] : [bold(shorten(name)), text(` ${shownId}${rest}`)];
}

function describeDryRun(outcome: DryRunOutcome, judge: string): readonly Span[] {
  switch (outcome.kind) {
    case 'would-be-allowed':
      return [text(`Tried with --dry-run: ${judge} would allow it.`)];
    case 'would-be-refused':
      return [text(`Tried with --dry-run: ${judge} would refuse it (${outcome.code}). ${readable(outcome.message)}`.trim())];
    case 'would-fail':
      return [text(`Tried with --dry-run: it would fail (${outcome.code}). ${readable(outcome.message)}`.trim())];
  }
}

// What only AWS can read. Match: Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6XSnuUMCm. Near miss: the sentence without a message.
const ENCODED = /\s*Encoded authorization failure message: [\w-]{20,}/;

function readable(message: string): string {
  return truncateText(message.replace(ENCODED, '').trim(), REASON_MAX_LENGTH);
}

function shorten(part: string): string {
  return truncateText(part, PART_MAX_LENGTH);
}
