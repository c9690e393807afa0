// Offers what comes after the part of an answer that is shown: a command with a starting token, under a code of the channel, for a day.
import { argumentTable } from '../catalogue/cli/argument-table.ts';
import { maskSensitive } from '../catalogue/mask-sensitive.ts';
import { channelKey } from '../domain/channel.ts';
import type { CommandRecord } from '../domain/command-record.ts';
import { accountOfPlace } from './command-place.ts';
import type { CommandResult } from './command-result.ts';
import { countShownOfTail } from './compose/compose-own-view.ts';
import { findNextPlace } from './compose/find-next-place.ts';
import { chooseFreeCode } from './confirm/confirmation-code.ts';
import type { CommandsContext } from './context.ts';
import type { JudgedCommand } from './judge-command.ts';
import { maskCommandText } from './mask-command-text.ts';
import { composeText } from './parse/compose-text.ts';
import { composeOlderTail } from './parse/own/compose-older-tail.ts';
import { COMMAND_MAX_LENGTH, parseCommand } from './parse/parse-command.ts';
import { withAccount } from './parse/read-account.ts';

/** How long an answer may be gone on with; AWS's own tokens live about as long. */
const OFFER_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** A command that was run. */
export interface RunDone {
  readonly record: CommandRecord;
  readonly judged: JudgedCommand;
  readonly result: CommandResult;
}

/** Keeps the offer and returns its code; undefined where all was shown, or what comes next cannot be said in a command. */
export async function offerMore(done: RunDone, context: CommandsContext): Promise<string | undefined> {
  const commandText = composeNext(done, context);
  return commandText === undefined ? undefined : keepOffer(done.record, commandText, context);
}

/** Keeps a command under a code of the channel of another, for a day; undefined where that cannot be written. */
export async function keepOffer(record: CommandRecord, commandText: string, context: CommandsContext): Promise<string | undefined> {
  const { store, now, logger } = context;
  try {
    const key = channelKey(record.channel);
    const code = await chooseFreeCode(async (wanted) => (await store.records.offers.find(key, wanted)) !== undefined);
    const expiresAt = new Date(now().getTime() + OFFER_LIFETIME_MS);
    await store.write(async ({ offers }) => {
      await offers.deleteExpired(now());
      await offers.put({ channel: record.channel, code, commandText, expiresAt });
    });
    return code;
  } catch (error) {
    // The command was run; its answer does without.
    logger.warn({ error, commandId: record.id }, 'the rest of an answer could not be offered');
    return undefined;
  }
}

/** Finds what was offered in the channel under a code, and is still there. */
export async function findOffered({ channel }: CommandRecord, code: string, { store, now }: CommandsContext): Promise<string | undefined> {
  const offer = await store.records.offers.find(channelKey(channel), code);
  return offer === undefined || offer.expiresAt.getTime() <= now().getTime() ? undefined : offer.commandText;
}

/** What changes something is not run again to see more of its answer. */
function composeNext({ judged, result }: RunDone, context: CommandsContext): string | undefined {
  if (result.status === 'failed' || judged.decision.isMutating) return undefined;
  const { catalogue, facts } = context;
  const service = catalogue.service(judged.command.service);
  const operation = service?.operation(judged.command.operation);
  if (service === undefined || operation === undefined) return undefined;
  if (judged.command.shownAs?.kind === 'log-tail') return composeOlder(judged, result.output, context);
  const startingToken = findNextPlace({ operation, options: judged.command.output, result });
  // The keys of a table may be anything, and in Base64 nobody would see it.
  if (startingToken === undefined || maskSensitive(operation.input, result.nextTokens ?? {}).maskedCount > 0) return undefined;
  // Where a page begins is among the parameters by now; the text says the command without it.
  const parsed = parseCommand(judged.command.text, context);
  if (parsed.status === 'failed') return undefined;
  const { command } = parsed;
  const { place } = judged;
  const next = { ...command, region: place.region, output: { ...command.output, startingToken } };
  const table = argumentTable({ service, operation, command: command.cliOperation }, facts);
  // It goes on where it began, whatever account is chosen meanwhile.
  return sayable(withAccount(composeText(next, { operation, table }), accountOfPlace(place).account), context);
}

/** The newest log events are shown first, so that what follows is older. */
function composeOlder(
  { command, place }: JudgedCommand,
  output: Readonly<Record<string, unknown>>,
  context: CommandsContext,
): string | undefined {
  const shownCount = countShownOfTail(command, output);
  const text = shownCount === undefined ? undefined : composeOlderTail({ ...command, region: place.region }, output, shownCount);
  return text === undefined ? undefined : sayable(withAccount(text, accountOfPlace(place).account), context);
}

/** A secret that was typed is not kept. */
function sayable(text: string, context: CommandsContext): string | undefined {
  return text.length > COMMAND_MAX_LENGTH || maskCommandText(text, context) !== text ? undefined : text;
}
