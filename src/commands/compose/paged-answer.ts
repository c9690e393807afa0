// What the AWS CLI makes of the pages of an answer: the results, what it shows beside them, and where they go on. All else of a page, such
// as `IsTruncated`, it leaves out.
import { maskSensitive } from '../../catalogue/mask-sensitive.ts';
import type { OperationModel } from '../../catalogue/service-model.ts';
import type { StoredPaginator } from '../../catalogue/stored-service.ts';
import type { OutputOptions } from '../../domain/command.ts';
import { readPageToken, writeCliPageToken } from '../../domain/page-token.ts';
import { countItems, limitItems } from './limit-items.ts';

type Structure = Readonly<Record<string, unknown>>;

/** An answer of one page. */
export interface PageView {
  readonly operation: OperationModel | undefined;
  readonly options: OutputOptions;
  /** How many things of this page were shown already. */
  readonly skippedCount?: number;
  /** Where AWS's next page begins. */
  readonly nextTokens?: Structure | undefined;
}

/** An answer in the AWS CLI's form. */
export interface PagedAnswer {
  readonly value: Structure;
  /** The `--starting-token` of what comes next. */
  readonly nextToken?: string;
}

/** Makes the answer; what the AWS CLI does not page stays as it is. */
export function toPagedAnswer(output: Structure, view: PageView): PagedAnswer {
  const { operation, options, skippedCount = 0 } = view;
  const paginator = operation?.paginator;
  const limited = limitItems(output, paginator, { skippedCount, maxItems: options.maxItems });
  if (paginator?.beside === undefined || !options.isPaginated) return { value: limited };
  const nextToken = findNextToken(output, paginator, view);
  const value = pick(limited, { results: paginator.results, beside: paginator.beside, options });
  return { value, ...(nextToken === undefined ? {} : { nextToken }) };
}

interface Picked {
  readonly results: readonly string[];
  readonly beside: readonly string[];
  readonly options: OutputOptions;
}

function pick(page: Structure, { results, beside, options }: Picked): Structure {
  const picked: Record<string, unknown> = {};
  for (const [index, path] of results.entries()) {
    const value = readPath(page, path);
    const shown = index > 0 && options.startingToken !== undefined ? emptyOf(value) : value;
    // As text each page is shown, with all its columns; as JSON the pages are one answer.
    if (shown !== null || options.format === 'text') write(picked, path, shown);
  }
  for (const path of beside) write(picked, path, readPath(page, path));
  return picked;
}

function findNextToken(output: Structure, { inputToken, ...paginator }: StoredPaginator, view: PageView): string | undefined {
  const { operation, options, skippedCount = 0, nextTokens } = view;
  const shownCount = skippedCount + (options.maxItems ?? Number.POSITIVE_INFINITY);
  if (shownCount < countItems(output, { inputToken, ...paginator })) {
    const { tokens } = options.startingToken === undefined ? { tokens: {} } : readPageToken(options.startingToken, inputToken);
    return writeCliPageToken({ tokens, skippedCount: shownCount }, inputToken);
  }
  // The keys of a table may be anything, and in Base64 nobody would see it.
  const isSecret = operation !== undefined && maskSensitive(operation.input, nextTokens ?? {}).maskedCount > 0;
  return nextTokens === undefined || isSecret ? undefined : writeCliPageToken({ tokens: nextTokens, skippedCount: 0 }, inputToken);
}

/** What was not cut before is not shown again. */
function emptyOf(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value === 'string') return '';
  return typeof value === 'number' ? 0 : null;
}

/** Reads `DistributionList.Items`; null where there is none. */
function readPath(structure: Structure, path: string): unknown {
  let value: unknown = structure;
  for (const name of path.split('.')) value = isStructure(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return value ?? null;
}

function write(structure: Record<string, unknown>, path: string, value: unknown): void {
  const [name = '', ...others] = path.split('.');
  if (others.length === 0) {
    structure[name] = value;
    return;
  }
  const below = structure[name];
  const within = isStructure(below) ? { ...below } : {};
  write(within, others.join('.'), value);
  structure[name] = within;
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
