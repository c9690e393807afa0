// Shortens an element of a card to the room that is left for it.
import { cutText } from '../../messages/cut-text.ts';
import type { MeasureJson } from './measure-json.ts';
import type { TeamsContainer, TeamsElement, TeamsRichText, TeamsTable, TeamsText, TeamsTextRun } from './teams-payload.ts';

/** Less room than this holds nothing that says something; the text is left out instead. */
const LEAST_TEXT = 40;

/** Returns as much of the element as fits into `room`, or undefined where that is nothing worth showing. */
export function cutElement(element: TeamsElement, room: number, measure: MeasureJson): TeamsElement | undefined {
  if (measure(element) <= room) return element;
  switch (element.type) {
    case 'RichTextBlock':
      return cutRichText(element, room, measure);
    case 'Container':
      return element.style !== 'default' ? cutContainer(element, room, measure) : undefined;
    case 'Table':
      return cutTable(element, room, measure);
    default:
      // Half a row of buttons, a part of a picture or of Markdown says something else than the whole.
      return undefined;
  }
}

/** Keeps the parts that fit, the first that does not as `cut` leaves it, and none after it. */
function keepFitting<Part>(
  parts: readonly Part[],
  { room, measure }: { room: number; measure: MeasureJson },
  cut: (part: Part, room: number) => Part | undefined,
): readonly Part[] {
  const kept: Part[] = [];
  let left = room;
  for (const part of parts) {
    const size = measure(part);
    if (size > left) {
      const rest = cut(part, left);
      return rest === undefined ? kept : [...kept, rest];
    }
    kept.push(part);
    left -= size;
  }
  return kept;
}

function cutRichText(element: TeamsRichText, room: number, measure: MeasureJson): TeamsRichText | undefined {
  const left = room - measure({ ...element, inlines: [] });
  const inlines = keepFitting(element.inlines, { room: left, measure }, (run, rest) => cutRun(run, rest, measure));
  return inlines.length === 0 ? undefined : { ...element, inlines };
}

function cutRun(run: TeamsTextRun, room: number, measure: MeasureJson): TeamsTextRun | undefined {
  const left = room - measure({ ...run, text: '' });
  const text = left < LEAST_TEXT ? '' : cutText(run.text, left, measure);
  return text === '' ? undefined : { ...run, text };
}

function cutContainer(element: TeamsContainer, room: number, measure: MeasureJson): TeamsContainer | undefined {
  const left = room - measure({ ...element, items: [] });
  const items = keepFitting<TeamsText>(element.items, { room: left, measure }, (item, rest) =>
    item.type === 'RichTextBlock' ? cutRichText(item, rest, measure) : undefined,
  );
  return items.length === 0 ? undefined : { ...element, items };
}

function cutTable(table: TeamsTable, room: number, measure: MeasureJson): TeamsTable | undefined {
  const left = room - measure({ ...table, rows: [] });
  const rows = keepFitting(table.rows, { room: left, measure }, () => undefined);
  // The first row is the header.
  return rows.length < 2 ? undefined : { ...table, rows };
}
