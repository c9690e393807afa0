// A list of bare values: names, ids, addresses. An ARN, which is long and begins as all others do, stands behind the name that it ends with.
import type { Block } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { toJsonValue } from '../json-value.ts';
import { composeRestOfRows, rowsShown, type RowView } from './compose-rest.ts';
import { shortName } from './views/view.ts';

/** Longest value. */
const VALUE_MAX_LENGTH = 200;

/** Composes the list. */
export function composeNames(values: readonly unknown[], rows: RowView): readonly Block[] {
  const shown = values.slice(0, rowsShown(rows)).map((value) => [text(truncateText(named(textOf(value)), VALUE_MAX_LENGTH))]);
  return [{ kind: 'list', items: shown }, ...composeRestOfRows(values.length - shown.length, rows)];
}

function named(value: string): string {
  const name = shortName(value)?.split('/').at(-1) ?? value;
  return name === value || name === '' ? value : `${name} · ${value}`;
}

function textOf(value: unknown): string {
  const json = toJsonValue(value);
  return typeof json === 'string' ? json : JSON.stringify(json);
}
