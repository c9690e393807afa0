// Makes the sections of a message fit together: title, links, commands and footer stay, the longest of the others give way, with a notice.
import { cutText } from '../../messages/cut-text.ts';

/** A part of a message: its text, already escaped, and what it stands in. */
export interface Section {
  readonly text: string;
  readonly isEssential: boolean;
  /** In a block of code. */
  readonly isCode?: true;
}

const NOTICE = '✂️ Shortened: the whole message is too long for Chime.';

/** What all that is essential may take of the room. */
const MAX_ESSENTIAL_SHARE = 0.6;

/** A section gets this much at least, before those behind it are left out. */
const LEAST_SIZE = 200;

/** What stands between two sections, and around a block of code. */
const AROUND_SECTION = 12;

/** Less than this says nothing. */
const LEAST_TEXT = 12;

/** Returns the sections that fit into `size` UTF-8 bytes together, in their order. */
export function fitSections(sections: readonly Section[], size: number): readonly Section[] {
  if (sections.reduce((sum, section) => sum + sizeOf(section), 0) <= size) return sections;

  const kept = new Map<Section, Section>();
  const notice: Section = { text: NOTICE, isEssential: true };
  let used = sizeOf(notice);
  const admit = (section: Section, room: number): void => {
    const text = cutSection(section, room - AROUND_SECTION);
    if (text === '') return;
    kept.set(section, { ...section, text });
    used += sizeOf({ ...section, text });
  };

  // The title comes first, and the footer, which is last, says where the message is from.
  const essential = sections.filter(({ isEssential }) => isEssential);
  for (const section of [...essential.slice(0, 1), ...essential.slice(1).toReversed()]) admit(section, size * MAX_ESSENTIAL_SHARE - used);
  const others = sections.filter(({ isEssential }) => !isEssential);
  const share = Math.max(fairShare(others.map(sizeOf), size - used), LEAST_SIZE);
  for (const section of others) admit(section, Math.min(share, size - used));

  const last = others.findLast((section) => kept.has(section)) ?? sections[0];
  return sections.flatMap((section) => [
    ...(kept.has(section) ? [kept.get(section) ?? section] : []),
    ...(section === last ? [notice] : []),
  ]);
}

function sizeOf({ text }: Section): number {
  return measure(text) + AROUND_SECTION;
}

/** A line break takes two more in Markdown. */
function measure(text: string): number {
  return Buffer.byteLength(text.replaceAll('\n', '   '));
}

/** Returns the size to which the longest have to shrink so that all have room. */
function fairShare(sizes: readonly number[], room: number): number {
  let left = room;
  for (const [position, length] of [...sizes].sort((one, other) => one - other).entries()) {
    const share = left / (sizes.length - position);
    if (length > share) return share;
    left -= length;
  }
  return room;
}

// Attack: half an address leads to another place than the whole.
// Match: "https://exam…". Near miss: "https://example.com/ and…".
const CUT_ADDRESS = /https?:\/\/\S*…$/;

// What is harmless inside of a word may not be so at its end, and what was broken may have lost its joiner.
// Match: "my_…", "call @…", "@Pres…". Near miss: "my_function…", "@Present…".
const CUT_WORD = /(?:[_:]+|@(?!(?:All|Present)…)\w*)…$/;

function cutSection({ text }: Section, room: number): string {
  if (measure(text) <= room) return text;
  if (room < LEAST_TEXT) return '';
  const cut = cutText(text, room, measure).replace(CUT_ADDRESS, '…').replace(CUT_WORD, '…');
  return cut === '…' ? '' : cut;
}
