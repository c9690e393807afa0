// Asks AWS once more what a watch asks: parsed, decided under the channel's rules of this moment and granted anew. Only what reads is
// asked; what is left out of AWS's own role for read-only commands (`ssm`), only where it is followed.
import type { AuthorizedCommand } from '../domain/authorized-command.ts';
import type { ParsedCommand } from '../domain/command.ts';
import type { Watch } from '../domain/watch.ts';
import { grantCommand } from './authorize/grant-command.ts';
import { accountOfPlace, isSamePlace } from './command-place.ts';
import type { CommandResult } from './command-result.ts';
import { decideCommand, type JudgingContext } from './judge-command.ts';
import { parseCommand } from './parse/parse-command.ts';
import { followedWork } from './watch/followed-work.ts';

/** What became of asking. */
export type AskOutcome =
  | { readonly kind: 'asked'; readonly command: ParsedCommand; readonly result: CommandResult }
  /** It may not be asked any more; `reason` says why. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Asks. */
export type AskAgain = (watch: Watch) => Promise<AskOutcome>;

/** What asking works with. */
export interface AskOptions {
  readonly context: JudgingContext;
  readonly execute: (authorized: AuthorizedCommand) => Promise<CommandResult>;
}

/** Asks what the watch asks. */
export async function askAgain(watch: Watch, { context, execute }: AskOptions): Promise<AskOutcome> {
  const { commandText, region } = watch.subject;
  const parsed = parseCommand(commandText, context);
  if (parsed.status === 'failed') return refused(parsed.failure.message);
  const record = await context.store.records.commands.find(watch.commandId);
  if (record === undefined) return refused('The command that it began with is not on record any more.');
  const command = { ...parsed.command, region, ...accountOfPlace(watch.subject) };
  const { decision, place } = await decideCommand({ ...record, channel: watch.channel, person: watch.person }, command, context);
  if (!isSamePlace(place, watch.subject)) return refused('Commands reach another account now.');
  const wasConfirmed = isFollowed(watch, command);
  if (decision.verdict === 'denied' || (decision.isMutating && !wasConfirmed)) return refused(decision.because.text);
  const authorized = grantCommand(command, decision, { record, place, wasConfirmed, now: context.now() });
  if (authorized === undefined) return refused('The permission for it has run out.');
  return { kind: 'asked', command, result: await execute(authorized) };
}

/** The word of whoever follows counts for the one read that the table names for this work (ADR 18); nothing else of its answer is shown. */
function isFollowed({ subject: { work } }: Watch, { service, operation }: ParsedCommand): boolean {
  const followed = work !== undefined && Object.hasOwn(followedWork, work) ? followedWork[work] : undefined;
  return followed !== undefined && work?.split(' ')[0] === service && followed.ask === operation;
}

function refused(reason: string): AskOutcome {
  return { kind: 'refused', reason };
}
