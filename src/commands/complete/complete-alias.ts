// How a line about an alias could go on: its words, the names that count in the channel, and the variables of the one that is run.
import type { CompletionList, CompletionRequest } from '../../contract/admin-api.ts';
import type { AliasText } from '../../domain/alias.ts';
import { foldAliasName } from '../../domain/alias.ts';
import { oneLine } from '../../messages/one-line.ts';
import { truncateText } from '../../messages/truncate.ts';
import { COMPLETIONS_MAX, rankByTyped } from './rank-by-typed.ts';

/** An alias, and the variables that it has. */
export interface CompletedAlias extends Pick<AliasText, 'name' | 'commandText'> {
  readonly variables: readonly string[];
}

/** How much of a command stands beside a name. */
const DETAIL_MAX_LENGTH = 80;

const VERBS: Readonly<Record<string, string>> = {
  create: 'gives a command a short name',
  list: 'those that count in this channel',
  show: 'what one stands for',
  edit: 'puts another command in its place',
  delete: 'takes one away',
  run: 'runs one',
  help: 'how to use them',
};

// Match: "alias ", "@aws alias sh". Near miss: "alias show ".
const AT_VERB = /^(?:@?aws\s+)?alias\s+([a-z]*)$/i;
// Match: "run ", "run re", "alias show re", "alias run ". Near miss: "run restart ".
const AT_NAME = /^(?:@?aws\s+)?(?:run|alias\s+(?:run|show|edit|delete))\s+([^\s-][^\s]*|)$/i;
// Match: "run restart --ser", "run restart a -". Near miss: "run restart --service ".
const AT_VARIABLE = /^(?:@?aws\s+)?(?:alias\s+)?run\s+(\S+)\s(?:.*\s)?-{1,2}([\w-]*)$/is;

/** Tells whether a line is about an alias as far as the cursor. */
export function isAboutAlias({ text, cursor }: CompletionRequest): boolean {
  const upToCursor = text.slice(0, cursor);
  return [AT_VERB, AT_NAME, AT_VARIABLE].some((pattern) => pattern.test(upToCursor));
}

/** Completes it. */
export function completeAlias({ text, cursor }: CompletionRequest, aliases: readonly CompletedAlias[]): CompletionList {
  const upToCursor = text.slice(0, cursor);
  const [, verb] = AT_VERB.exec(upToCursor) ?? [];
  if (verb !== undefined)
    return listAt(
      cursor,
      verb,
      Object.entries(VERBS).map(([name, detail]) => ({ name, detail })),
    );
  const [, name] = AT_NAME.exec(upToCursor) ?? [];
  if (name !== undefined)
    return listAt(
      cursor,
      name,
      aliases.map(({ name: called, commandText }) => ({ name: called, detail: detailOf(commandText) })),
    );
  const [, called = '', variable] = AT_VARIABLE.exec(upToCursor) ?? [];
  const found = aliases.find((alias) => foldAliasName(alias.name) === foldAliasName(called));
  if (variable === undefined || found === undefined) return { start: cursor, end: cursor, completions: [] };
  const dashes = /-{1,2}[\w-]*$/.exec(upToCursor)?.[0] ?? '';
  const ranked = rankByTyped(
    found.variables.map((each) => ({ name: each })),
    variable,
  );
  return {
    start: cursor - dashes.length,
    end: cursor,
    completions: ranked.map((each) => ({ text: `--${each.name}`, kind: 'argument', detail: detailOf(found.commandText) })),
  };
}

function listAt(cursor: number, typed: string, candidates: readonly { readonly name: string; readonly detail: string }[]): CompletionList {
  const ranked = rankByTyped(candidates, typed).slice(0, COMPLETIONS_MAX);
  return {
    start: cursor - typed.length,
    end: cursor,
    completions: ranked.map(({ name, detail }) => ({ text: name, kind: 'bot-command', detail })),
  };
}

function detailOf(commandText: string): string {
  return truncateText(oneLine(commandText), DETAIL_MAX_LENGTH);
}
