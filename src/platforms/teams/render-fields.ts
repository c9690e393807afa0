// Names and values. Not a fact set, whose texts are parsed: short neighbors stand side by side, a name above each value, and all others are
// lines that begin with their name.
import type { Field } from '../../messages/message.ts';
import { oneLine } from '../../messages/one-line.ts';
import type { MentionBook } from './mention-book.ts';
import { renderLines } from './render-lines.ts';
import { splitLines, type Line } from './split-lines.ts';
import type { TeamsElement, TeamsText } from './teams-payload.ts';

const NO_VALUE = '–';

/** Fields side by side: what a phone has room for. */
const FIELDS_A_ROW = 2;

/** Renders fields; those without name and value are left out. */
export function renderFields(fields: readonly Field[], book: MentionBook): readonly TeamsElement[] {
  const shown = fields.map((field) => readField(field, book)).filter(({ label, lines }) => label !== '' || lines.length > 0);
  return groupFields(shown).flatMap(({ isRow, fields: group }): readonly TeamsElement[] => {
    if (!isRow) return renderLines(group.flatMap((field) => toLines(field)));
    return [{ type: 'ColumnSet', columns: group.map((field) => ({ type: 'Column', width: 'stretch', items: renderCell(field) })) }];
  });
}

interface FieldGroup {
  readonly isRow: boolean;
  readonly fields: readonly ShownField[];
}

interface ShownField {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly isShort: boolean;
}

function readField({ label, value, isShort }: Field, book: MentionBook): ShownField {
  return { label: oneLine(label), lines: splitLines(value, book), isShort };
}

/** Puts short neighbors side by side, and all others below each other. */
function groupFields(fields: readonly ShownField[]): readonly FieldGroup[] {
  const groups: { isRow: boolean; fields: ShownField[] }[] = [];
  for (const [index, field] of fields.entries()) {
    const last = groups.at(-1);
    const hasNeighbor = field.isShort && (fields[index + 1]?.isShort ?? false);
    if (last?.isRow === true && last.fields.length < FIELDS_A_ROW) last.fields.push(field);
    else if (hasNeighbor) groups.push({ isRow: true, fields: [field] });
    else if (last?.isRow === false) last.fields.push(field);
    else groups.push({ isRow: false, fields: [field] });
  }
  return groups;
}

function renderCell({ label, lines }: ShownField): readonly TeamsText[] {
  const name = label === '' ? [] : renderLines([[words(label)]], { size: 'Small', isSubtle: true });
  const value = renderLines(lines.length === 0 ? [[words(NO_VALUE)]] : lines);
  return [...name, ...value.map((element, index) => (index === 0 && name.length > 0 ? { ...element, spacing: 'None' as const } : element))];
}

function toLines({ label, lines }: ShownField): readonly Line[] {
  if (label === '') return lines;
  const [first = [words(NO_VALUE)], ...rest] = lines;
  return [[{ kind: 'words', text: `${label}:`, look: { isBold: true } }, words(' '), ...first], ...rest];
}

function words(text: string): Line[number] {
  return { kind: 'words', text, look: {} };
}
