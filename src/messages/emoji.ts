// Emoji by shortcode, for platforms that show characters: the names of GitHub's list, and Slack's where they differ.
import { createRequire } from 'node:module';
import type * as Gemoji from 'gemoji';

const load = createRequire(import.meta.url);

// Slack spells these circles and squares with `large_`, GitHub without (api.slack.com/docs/emoji, github.com/github/gemoji).
// Match: large_green_circle. Near miss: large_blue_circle is found by its own name first.
const SLACK_LARGE_SHAPE = /^large_([a-z]+_(?:circle|square))$/;

// Match: flag-de. Near miss: flag-england (no country code; it stays as it is).
const SLACK_FLAG = /^flag-([a-z]{2})$/;

// Slack writes a skin tone as a shortcode of its own after the emoji; the characters join by standing together.
// Match: skin-tone-2. Near miss: skin-tone-7.
const SLACK_SKIN_TONE = /^skin-tone-([2-6])$/;

const FIRST_SKIN_TONE = 0x1f3fb;
const FIRST_REGIONAL_INDICATOR = 0x1f1e6;

interface EmojiTable {
  readonly byName: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
}

let table: EmojiTable | undefined;

/** Returns the character of a shortcode (without colons), or undefined for an unknown one, for example a workspace's own emoji. */
export function emojiCharacter(shortcode: string): string | undefined {
  table ??= loadTable();
  return table.byName.get(shortcode) ?? slackCharacter(shortcode, table);
}

/** Reads the list on first use: it costs about a megabyte that an installation without custom notifications can do without. */
function loadTable(): EmojiTable {
  const { gemoji } = load('gemoji') as typeof Gemoji;
  const byName = new Map(gemoji.flatMap(({ emoji, names }) => names.map((name) => [name, emoji])));
  const flags = new Set(gemoji.filter(({ category }) => category === 'Flags').map(({ emoji }) => emoji));
  return { byName, flags };
}

function slackCharacter(shortcode: string, { byName, flags }: EmojiTable): string | undefined {
  const shape = SLACK_LARGE_SHAPE.exec(shortcode)?.[1];
  if (shape !== undefined) return byName.get(shape);
  const tone = SLACK_SKIN_TONE.exec(shortcode)?.[1];
  if (tone !== undefined) return String.fromCodePoint(FIRST_SKIN_TONE + Number(tone) - 2);
  const country = SLACK_FLAG.exec(shortcode)?.[1];
  if (country === undefined) return undefined;
  const flag = String.fromCodePoint(regionalIndicator(country, 0), regionalIndicator(country, 1));
  return flags.has(flag) ? flag : undefined;
}

function regionalIndicator(country: string, position: number): number {
  return FIRST_REGIONAL_INDICATOR + country.charCodeAt(position) - 'a'.charCodeAt(0);
}
