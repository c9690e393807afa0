// What AWS answered, as blocks: a list as a table, a single thing as names and values, what has no simple form as JSON.
import type { OperationModel } from '../../catalogue/service-model.ts';
import type { OutputOptions } from '../../domain/command.ts';
import type { Block } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { readJsonQuery, type QueryOutcome } from '../../lib/json-query/json-query.ts';
import { toCliJson } from './cli-json.ts';
import { composeCosts } from './compose-costs.ts';
import { composeFields, composeThing, unwrapThing } from './compose-fields.ts';
import { composeFormatted } from './compose-formatted.ts';
import { composeFunctionAnswer } from './compose-function-answer.ts';
import { composeJson } from './compose-json.ts';
import { composeMetricData, composeMetricStatistics } from './compose-metric-data.ts';
import { areLogEvents, composeLog } from './compose-log.ts';
import { composePipelineState } from './compose-pipeline-state.ts';
import { composeQueried } from './compose-queried.ts';
import { composeQueryResults } from './compose-query-results.ts';
import { composeTable, type TableView } from './compose-table.ts';
import { countOf } from './count-of.ts';
import { countStates } from './count-states.ts';
import { findFailures } from './find-failures.ts';
import { findLists, LISTS_SHOWN, type AnswerList } from './find-lists.ts';
import { openTemplate } from './open-template.ts';
import { toPagedAnswer } from './paged-answer.ts';
import { composeNames } from './compose-names.ts';
import { columnsOf, stateWord, worstMood } from './view-columns.ts';
import { findView } from './views/find-view.ts';
import type { View } from './views/view.ts';

/** What the form of the answer depends on. */
export interface OutputView {
  /** The service as the AWS CLI names it; without it no view is looked for. */
  readonly service?: string;
  readonly operation: OperationModel | undefined;
  readonly options: OutputOptions;
  readonly isMutating: boolean;
  /** True where AWS has more pages than were read. */
  readonly hasMore: boolean;
  /** How many things of this page were shown already. */
  readonly skippedCount?: number;
  /** Where AWS's next page begins. */
  readonly nextTokens?: Structure | undefined;
  /** True where a button shows what comes next. */
  readonly isMoreOffered?: boolean;
}

/** An answer as blocks, and in a few words. */
export interface ComposedOutput {
  readonly headline?: string;
  readonly blocks: readonly Block[];
  /** What is to be said beside it. */
  readonly remark?: string;
  /** Where the call succeeded, and what was asked for did not, or not whole, or is in a bad state. */
  readonly mood?: 'bad' | 'warning';
}

type Structure = Readonly<Record<string, unknown>>;

/** Composes the answer. */
export function composeOutput(output: Structure, view: OutputView): ComposedOutput {
  const { query, format, maxItems } = view.options;
  const isForReading = format === undefined || format === 'table' || format === 'markdown';
  if (query === undefined && isForReading) return composePlain(output, view);
  const { value: page, nextToken } = toPagedAnswer(openTemplate(output, view.operation), view);
  const value = toCliJson(nextToken === undefined || format === 'text' ? page : { ...page, NextToken: nextToken });
  const outcome = query === undefined ? { status: 'found' as const, value } : ask(query, value);
  if (outcome.status === 'failed') {
    const whole = composeOutput(output, { ...view, options: withoutQuery(view.options) });
    return { ...whole, remark: `--query could not be applied, so the whole answer is shown. ${outcome.message}` };
  }
  if (isForReading) return composeQueried(outcome.value, maxItems);
  return { blocks: composeFormatted(outcome.value, format, lastOf(nextToken, view.options)) };
}

/** As text the AWS CLI shows page by page, and then where they go on. */
function lastOf(nextToken: string | undefined, { query, format }: OutputOptions): readonly unknown[] {
  return format === 'text' && query === undefined && nextToken !== undefined ? [{ NextToken: { NextToken: nextToken } }] : [];
}

function withoutQuery({ query: _query, ...others }: OutputOptions): OutputOptions {
  return others;
}

/** A query that cannot be read was told before; what was confirmed may be older than the rules that refuse it. */
function ask(query: string, value: unknown): QueryOutcome {
  const read = readJsonQuery(query);
  return 'fault' in read ? { status: 'failed', message: read.fault } : read.apply(value);
}

function composePlain(output: Structure, view: OutputView): ComposedOutput {
  const special = composeSpecial(output, view);
  if (special !== undefined) return special;
  const { failures, rest } = findFailures(output, view.operation);
  if (failures.length === 0) return composeContent(rest, output, view);
  const counts = failures.map(({ name, items }) => countOf(items.length, name));
  const content: ComposedOutput = hasContent(rest) ? composeContent(rest, rest, view) : { blocks: [] };
  return {
    headline: [...(content.headline === undefined ? [] : [content.headline]), ...counts].join(', '),
    mood: 'warning',
    blocks: [
      ...failures.flatMap((list, index) => [paragraph(`Not all was done: ${counts[index] ?? ''}.`), ...composeList(list, {})]),
      ...content.blocks,
    ],
  };
}

/** Answers whose form is worth an eye of its own, by operation; of what one gives nothing is shown as all else is. */
const SPECIAL: Readonly<Record<string, (output: Structure, view: OutputView) => ComposedOutput | undefined>> = {
  GetCostAndUsage: composeCosts,
  GetCostAndUsageWithResources: composeCosts,
  GetMetricData: (output, view) => composeMetricData(output, { ...view, maxItems: view.options.maxItems }),
  GetMetricStatistics: composeMetricStatistics,
  GetPipelineState: composePipelineState,
  GetQueryResults: (output, view) => composeQueryResults(output, view.options.maxItems),
  Invoke: composeInvocation,
};

function composeSpecial(output: Structure, view: OutputView): ComposedOutput | undefined {
  const name = view.operation?.name ?? '';
  return Object.hasOwn(SPECIAL, name) ? SPECIAL[name]?.(output, view) : undefined;
}

function composeInvocation(output: Structure, { options }: OutputView): ComposedOutput | undefined {
  if (!('StatusCode' in output)) return undefined;
  const { isFailed, ...composed } = composeFunctionAnswer(output, { isMarkdown: options.format === 'markdown' });
  if (composed.blocks.length === 0) return undefined;
  return isFailed ? { ...composed, mood: 'bad' } : composed;
}

/** Composes what is left when failures are told; what an operation lists is found in the whole answer. */
function composeContent(rest: Structure, output: Structure, view: OutputView): ComposedOutput {
  const lists = findLists(rest, view.operation).slice(0, LISTS_SHOWN);
  if (lists.length > 0) return composeLists(lists, view);
  if (!hasContent(output)) {
    return { blocks: [paragraph(view.isMutating ? 'Done. AWS answers this with no content.' : 'AWS answered with no content.')] };
  }
  if (!hasContent(rest)) return { blocks: [paragraph(view.isMutating ? 'Done. Nothing failed.' : 'There is nothing to show.')] };
  const columns = viewOf(view);
  const blocks = composeFields(rest, columns);
  return { ...(columns === undefined ? {} : headThing(rest, columns)), blocks: blocks.length > 0 ? blocks : [composeJson(rest)] };
}

function viewOf({ service, operation }: OutputView): View | undefined {
  return service === undefined || operation === undefined ? undefined : findView(service, operation.name);
}

/** What a thing is called and how it is: `tools, ACTIVE`. */
function headThing(output: Structure, view: View): Omit<ComposedOutput, 'blocks'> {
  const thing = unwrapThing(output);
  const [named, ...others] = view.columns;
  const name = named?.read(thing);
  const own = view.headline?.(thing);
  if (own !== undefined) return { headline: own };
  if (typeof name !== 'string') return {};
  return { headline: [name, stateWord(thing, others) ?? ''].filter((part) => part !== '').join(', '), ...moodOf([thing], others) };
}

function moodOf(items: readonly Structure[], columns: Parameters<typeof worstMood>[1]): Pick<ComposedOutput, 'mood'> {
  return items.some((item) => worstMood(item, columns) === 'bad') ? { mood: 'warning' } : {};
}

function hasContent(output: Structure): boolean {
  return Object.values(output).some((value) => value !== undefined && value !== null);
}

function composeLists(lists: readonly AnswerList[], view: OutputView): ComposedOutput {
  const counts = lists.map((list) => countList(list, view));
  const headline = counts.join(', ');
  if (lists.every(({ items }) => items.length === 0)) return { headline, blocks: [paragraph(`There are ${headline}.`)] };
  const mood = lists
    .map(({ name, items }) => moodOf(structuresOf(items), columnsOf(structuresOf(items), name, viewOf(view))))
    .find(({ mood: one }) => one !== undefined);
  if ((view.skippedCount ?? 0) > 0) return composeRestOfLists(lists, headline, view);
  const rows = rowsOf(view);
  const blocks = lists.flatMap((list, index) => [
    ...(lists.length > 1 ? [paragraph(`${counts[index] ?? ''}:`)] : []),
    ...composeList(list, rows),
  ]);
  return { headline: view.options.startingToken === undefined ? headline : `${headline}, continued`, ...mood, blocks };
}

/** `5 metric alarms: 1 ALARM, 4 OK`; of a list that is not whole nobody knows. */
function countList({ name, items }: AnswerList, view: OutputView): string {
  const count = countOf(items.length, name, view.hasMore);
  const structures = structuresOf(items);
  // What was just told to start is starting.
  if (view.hasMore || view.isMutating || view.options.startingToken !== undefined) return count;
  const columns = columnsOf(structures, name, viewOf(view));
  const states = countStates(structures, columns);
  const [only] = structures;
  const named = viewOf(view) !== undefined && structures.length === 1 && only !== undefined ? columns[0]?.read(only) : undefined;
  return [count, [typeof named === 'string' ? named : '', states ?? ''].filter((part) => part !== '').join(' ')]
    .filter((part) => part !== '')
    .join(', ');
}

function rowsOf(view: OutputView): TableView {
  return { maxItems: view.options.maxItems, isMoreOffered: view.isMoreOffered === true, columns: viewOf(view) };
}

/** What was shown already is left out. */
function composeRestOfLists(lists: readonly AnswerList[], headline: string, view: OutputView): ComposedOutput {
  const skippedCount = view.skippedCount ?? 0;
  const left = lists.map((list) => ({ ...list, items: list.items.slice(skippedCount) })).filter(({ items }) => items.length > 0);
  if (left.length === 0) return { headline, blocks: [paragraph('All of them were shown.')] };
  const rows = rowsOf(view);
  const blocks = left.flatMap((list) => [...(lists.length > 1 ? [paragraph(`${list.name}:`)] : []), ...composeList(list, rows)]);
  return { headline: `${headline}, from number ${skippedCount + 1} on`, blocks };
}

function composeList({ name, items }: AnswerList, rows: TableView): readonly Block[] {
  const structures = structuresOf(items);
  if (structures.length < items.length) return composeNames(items, rows);
  if (areLogEvents(structures)) return composeLog(structures, rows);
  const names = onlyNames(structures);
  if (names !== undefined) return composeNames(names, rows);
  const [only] = structures;
  const blocks =
    structures.length === 1 && only !== undefined ? composeThing(only, name, rows.columns) : composeTable(structures, name, rows);
  return blocks.length > 0 ? blocks : [composeJson(items)];
}

/** Amazon SNS lists topics as structures that hold an ARN and nothing else. */
function onlyNames(items: readonly Structure[]): readonly string[] | undefined {
  const names = items.flatMap((item) => {
    const [only, ...others] = Object.values(item);
    return typeof only === 'string' && only.startsWith('arn:') && others.length === 0 ? [only] : [];
  });
  return names.length === items.length ? names : undefined;
}

function structuresOf(items: readonly unknown[]): readonly Structure[] {
  return items.filter((item): item is Structure => isStructure(item));
}

function paragraph(words: string): Block {
  return { kind: 'paragraph', spans: [text(words)] };
}

function isStructure(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);
}
