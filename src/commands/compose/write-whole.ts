// The whole of an answer as the text of a file, masked before and within the limits of a file.
import type { OperationModel } from '../../catalogue/service-model.ts';
import type { OutputOptions } from '../../domain/command.ts';
import { readJsonQuery } from '../../lib/json-query/json-query.ts';
import { toCliJson } from './cli-json.ts';
import { FILE_MAX_BYTES, FILE_MAX_ITEMS, findOnlyList, type FileForm } from './file-form.ts';
import { countItems, limitItems } from './limit-items.ts';
import { writeCsv } from '../../lib/write-csv.ts';

/** An answer to write. */
export interface WholeAnswer {
  /** Masked (R9). */
  readonly output: Readonly<Record<string, unknown>>;
  readonly operation: OperationModel | undefined;
  readonly options: OutputOptions;
  readonly form: FileForm;
}

/** The text of a file, or why there is none. */
export type WrittenWhole =
  | { readonly kind: 'written'; readonly content: string; readonly isCut: boolean }
  | { readonly kind: 'not-written'; readonly reason: string };

/** How the AWS CLI indents JSON. */
const JSON_INDENT = 4;

/** What is left of room after it was guessed how much fits: things are not equally large. */
const SAFE_SHARE = 0.95;

/** After so many guesses each halves what is left: one thing alone may be almost all there is, and nobody waits for ten thousand guesses. */
const MAX_GUESSES = 4;

/** Writes the answer; what a query picks where there is one. */
export function writeWhole(answer: WholeAnswer): WrittenWhole {
  return answer.form === 'json' ? writeJson(answer) : writeTable(answer);
}

/** JSON that is cut is none: whole things are left out until it fits. */
function writeJson(answer: WholeAnswer): WrittenWhole {
  const { output, operation } = answer;
  const paginator = operation?.paginator;
  const total = paginator === undefined ? 0 : countItems(output, paginator);
  let count = Math.min(total, FILE_MAX_ITEMS);
  for (let guess = 1; ; guess += 1) {
    const picked = pick(count < total ? limitItems(output, paginator, { skippedCount: 0, maxItems: count }) : output, answer.options);
    if ('fault' in picked) return { kind: 'not-written', reason: picked.fault };
    const content = `${JSON.stringify(picked.value, undefined, JSON_INDENT)}\n`;
    const size = Buffer.byteLength(content);
    if (size <= FILE_MAX_BYTES) return { kind: 'written', content, isCut: count < total };
    if (count === 0)
      return { kind: 'not-written', reason: 'The answer is larger than a file may be. With --query or filters it is smaller.' };
    const share = guess > MAX_GUESSES ? 0.5 : (FILE_MAX_BYTES * SAFE_SHARE) / size;
    count = Math.min(count - 1, Math.floor(count * share));
  }
}

function writeTable(answer: WholeAnswer): WrittenWhole {
  const items = findRows(answer);
  if ('fault' in items) return { kind: 'not-written', reason: items.fault };
  const { content, rowCount } = writeCsv(items.rows, { maxRows: FILE_MAX_ITEMS, maxBytes: FILE_MAX_BYTES });
  if (content === '') return { kind: 'not-written', reason: 'There is nothing in it that a table could hold.' };
  return { kind: 'written', content, isCut: rowCount < items.rows.length };
}

function findRows({ output, operation, options }: WholeAnswer): { readonly rows: readonly unknown[] } | { readonly fault: string } {
  if (options.query === undefined) {
    const list = findOnlyList(output, operation);
    return list === undefined ? { fault: NO_TABLE } : { rows: list.items.map((item) => toCliJson(item)) };
  }
  const picked = pick(output, options);
  if ('fault' in picked) return picked;
  return Array.isArray(picked.value) ? { rows: picked.value } : { fault: NO_TABLE };
}

const NO_TABLE = 'The answer is not one list, so it makes no table. Take it as .json.';

function pick(
  output: Readonly<Record<string, unknown>>,
  { query }: OutputOptions,
): { readonly value: unknown } | { readonly fault: string } {
  const value = toCliJson(output);
  if (query === undefined) return { value };
  const read = readJsonQuery(query);
  if ('fault' in read) return { fault: read.fault };
  const outcome = read.apply(value);
  return outcome.status === 'found' ? { value: outcome.value } : { fault: outcome.message };
}
