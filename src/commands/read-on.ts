// Reads on where one page is not what was asked for, as the AWS CLI does: --query asks the whole answer, --max-items counts over pages.
import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '../catalogue/service-model.ts';
import type { AuthorizedCommand } from '../domain/authorized-command.ts';
import { readPageToken } from '../domain/page-token.ts';
import type { CommandResult } from './command-result.ts';
import { toCliJson } from './compose/cli-json.ts';
import { countItems } from './compose/limit-items.ts';
import { mergePages } from './compose/merge-pages.ts';

/** How many pages are read at most for one answer: what AWS gives within the patience of a person. Our own bound. */
export const READ_ON_MAX_PAGES = 50;

/** How many characters of JSON are read at most for one answer: several times a file, and as much as memory has for many at once. Our own bound. */
export const READ_ON_MAX_LENGTH = 16 * 1024 * 1024;

type Success = Extract<CommandResult, { status: 'succeeded' }>;

/** What it works with. */
export interface ReadingOptions {
  readonly catalogue: Catalogue;
  readonly now: () => Date;
  /** Runs it from the beginning, or from where an earlier answer ended. */
  readonly execute: (authorized: AuthorizedCommand, startAt?: NonNullable<Success['nextTokens']>) => Promise<CommandResult>;
}

/** Executes the command, page after page as far as needed, while the permission that it was given lasts; what fails on the way fails whole. */
export async function readOn(authorized: AuthorizedCommand, options: ReadingOptions): Promise<CommandResult> {
  const first = await options.execute(authorized);
  const { service, operation } = authorized.command;
  const paginator = options.catalogue.service(service)?.operation(operation)?.paginator;
  if (first.status === 'failed' || !first.hasMore || paginator === undefined || authorized.isMutating) return first;
  const pages: Success[] = [first];
  const wanted = countWanted(authorized, paginator.inputToken);
  let length = lengthOf(first);
  const isEnough = (): boolean =>
    pages.length >= READ_ON_MAX_PAGES ||
    length >= READ_ON_MAX_LENGTH ||
    sum(pages, ({ output }) => countItems(output, paginator)) >= wanted ||
    options.now().getTime() >= authorized.expiresAt.getTime();
  for (let tokens = findNext(pages); tokens !== undefined && !isEnough(); tokens = findNext(pages)) {
    const next = await options.execute(authorized, tokens);
    if (next.status === 'failed') return { ...next, durationMs: next.durationMs + sum(pages, ({ durationMs }) => durationMs) };
    pages.push(next);
    length += lengthOf(next);
  }
  return pages.length === 1
    ? first
    : join(
        pages,
        mergePages(
          pages.map(({ output }) => output),
          paginator,
        ),
      );
}

function lengthOf({ output }: Success): number {
  return JSON.stringify(toCliJson(output)).length;
}

/** Where AWS names the same place again, it would go on for ever. */
function findNext(pages: readonly Success[]): Success['nextTokens'] {
  const [before, last] = [pages.at(-2), pages.at(-1)];
  if (last === undefined || !last.hasMore) return undefined;
  return before !== undefined && isDeepStrictEqual(before.nextTokens, last.nextTokens) ? undefined : last.nextTokens;
}

/** How many things must have been read; 0 where a page will do. */
function countWanted({ command: { output } }: AuthorizedCommand, names: readonly string[]): number {
  const { query, maxItems, startingToken, isPaginated } = output;
  if (!isPaginated) return 0;
  const skippedCount = startingToken === undefined ? 0 : readPageToken(startingToken, names).skippedCount;
  if (maxItems !== undefined) return skippedCount + maxItems;
  return query === undefined ? 0 : Number.POSITIVE_INFINITY;
}

function join(pages: readonly Success[], output: Success['output']): Success {
  const { nextTokens: _first, requestId: _id, ...first } = pages[0] as Success;
  const last = pages.at(-1) as Success;
  return {
    ...first,
    output,
    maskedCount: sum(pages, ({ maskedCount }) => maskedCount),
    truncatedMembers: [...new Set(pages.flatMap(({ truncatedMembers }) => truncatedMembers))],
    durationMs: sum(pages, ({ durationMs }) => durationMs),
    hasMore: last.hasMore,
    ...(last.nextTokens === undefined ? {} : { nextTokens: last.nextTokens }),
    ...(last.requestId === undefined ? {} : { requestId: last.requestId }),
  };
}

function sum(pages: readonly Success[], read: (page: Success) => number): number {
  return pages.reduce((total, page) => total + read(page), 0);
}
