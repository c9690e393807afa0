// Asks for all pages of an answer, one after the other: each is decided under the channel's rules of that moment and granted anew.
import type { AuthorizedCommand } from '../domain/authorized-command.ts';
import type { ParsedCommand } from '../domain/command.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { grantCommand } from './authorize/grant-command.ts';
import { isSamePlace } from './command-place.ts';
import type { CommandResult } from './command-result.ts';
import { toCliJson } from './compose/cli-json.ts';
import { FILE_MAX_BYTES, FILE_MAX_ITEMS, findOnlyList } from './compose/file-form.ts';
import { countItems } from './compose/limit-items.ts';
import { mergePages } from './compose/merge-pages.ts';
import { decideCommand, type JudgedCommand, type JudgingContext } from './judge-command.ts';
import type { OperationModel } from '../catalogue/service-model.ts';

/** How many pages are asked for at most: AWS may answer with empty ones for long. Our own bound. */
const MAX_PAGES = 1000;

/** All pages as one answer. */
export interface GatheredPages {
  /** Masked (R9). */
  readonly output: Readonly<Record<string, unknown>>;
  readonly maskedCount: number;
  readonly pageCount: number;
  /** Why these are not all; absent where they are. */
  readonly cut?: string;
}

/** What gathering came to. */
export type Gathered =
  | { readonly kind: 'gathered'; readonly pages: GatheredPages }
  | { readonly kind: 'failed'; readonly result: CommandResult };

/** What it works with. */
export interface GatheringOptions {
  readonly record: CommandRecord;
  readonly judged: JudgedCommand;
  /** The permission to ask for the first page. */
  readonly authorized: AuthorizedCommand;
  readonly operation: OperationModel | undefined;
  readonly context: JudgingContext;
  readonly execute: (authorized: AuthorizedCommand, signal: AbortSignal) => Promise<CommandResult>;
  readonly signal: AbortSignal;
}

type Success = Extract<CommandResult, { status: 'succeeded' }>;

/** Gathers the pages; where a later one cannot be had, those before it are what there is. */
export async function gatherPages(options: GatheringOptions): Promise<Gathered> {
  const { judged, authorized, operation, execute, signal } = options;
  const first = await execute(authorized, signal);
  if (first.status === 'failed') return { kind: 'failed', result: first };
  const pages: Success[] = [first];
  let size = sizeOf(first);
  let count = countOfPage(first, operation);
  let cut = judged.command.output.isPaginated ? cutAfter(first) : cutOfOnePage(first);
  for (let page = first; page.hasMore && judged.command.output.isPaginated;) {
    cut = reachedLimit({ pageCount: pages.length, size, count });
    if (cut !== undefined || page.nextTokens === undefined) break;
    const next = await askForNext(page.nextTokens, options);
    if ('cut' in next) {
      if (next.isStopped) return { kind: 'failed', result: next.result };
      ({ cut } = next);
      break;
    }
    if (isSamePage(page, next.page)) {
      cut = 'AWS answered with the same page again.';
      break;
    }
    ({ page } = next);
    pages.push(page);
    size += sizeOf(page);
    count += countOfPage(page, operation);
    cut = cutAfter(page);
  }
  const maskedCount = pages.reduce((sum, page) => sum + page.maskedCount, 0);
  const output = mergePages(
    pages.map((page) => page.output),
    operation?.paginator,
  );
  return { kind: 'gathered', pages: { output, maskedCount, pageCount: pages.length, ...(cut === undefined ? {} : { cut }) } };
}

/** What is not there although nothing more is asked for. */
function cutAfter({ hasMore, truncatedMembers }: Success): string | undefined {
  if (hasMore) return 'AWS has more pages, and does not say how to ask for them.';
  return truncatedMembers.length > 0 ? `too long to be read whole: ${truncatedMembers.join(', ')}.` : undefined;
}

function cutOfOnePage(page: Success): string | undefined {
  return page.hasMore ? 'only the first page was asked for (--no-paginate).' : cutAfter(page);
}

/** How much was gathered; the size in characters of JSON. */
interface GatheredSoFar {
  readonly pageCount: number;
  readonly size: number;
  readonly count: number;
}

function reachedLimit({ pageCount, size, count }: GatheredSoFar): string | undefined {
  if (pageCount >= MAX_PAGES) return `a file holds at most ${MAX_PAGES} pages, and AWS has more.`;
  return size >= FILE_MAX_BYTES || count >= FILE_MAX_ITEMS ? fullFile : undefined;
}

/** Said where a file is full. */
export const fullFile = `a file holds at most ${FILE_MAX_ITEMS.toLocaleString('en-US')} things and ${FILE_MAX_BYTES / 1024 / 1024} MB, and AWS has more.`;

/** Instances lie in reservations: what one asked for counts, and what AWS groups by. */
function countOfPage({ output }: Success, operation: OperationModel | undefined): number {
  const listed = findOnlyList(output, operation)?.items.length ?? 0;
  return operation?.paginator === undefined ? listed : Math.max(listed, countItems(output, operation.paginator));
}

function sizeOf({ output }: Success): number {
  return JSON.stringify(toCliJson(output)).length;
}

function isSamePage(page: Success, next: Success): boolean {
  return next.nextTokens !== undefined && JSON.stringify(next.nextTokens) === JSON.stringify(page.nextTokens);
}

type NextPage =
  | { readonly page: Success }
  | { readonly cut: string; readonly isStopped: false }
  | { readonly cut: string; readonly isStopped: true; readonly result: CommandResult };

async function askForNext(tokens: Readonly<Record<string, unknown>>, options: GatheringOptions): Promise<NextPage> {
  const { record, judged, context, execute, signal } = options;
  const command: ParsedCommand = { ...judged.command, params: { ...judged.command.params, ...tokens }, region: judged.place.region };
  const { decision, place } = await decideCommand(record, command, context);
  if (!isSamePlace(place, judged.place)) return notAllowed('commands reach another account now.');
  const authorized = decision.isMutating
    ? undefined
    : grantCommand(command, decision, { record, place, wasConfirmed: false, now: context.now() });
  if (authorized === undefined) return notAllowed(`it may not be asked for any more. ${decision.because.text}`);
  const result = await execute(authorized, signal);
  if (result.status === 'succeeded') return { page: result };
  const { failure } = result;
  if (failure.kind === 'stopped') return { cut: '', isStopped: true, result };
  if (failure.kind === 'timed-out') return notAllowed('the time was over before AWS had answered with all pages.');
  const reason = failure.kind === 'service-error' ? `${failure.code}: ${failure.message}` : failure.reason;
  return notAllowed(`AWS did not answer with the next page. ${reason}`);
}

function notAllowed(cut: string): NextPage {
  return { cut, isStopped: false };
}
