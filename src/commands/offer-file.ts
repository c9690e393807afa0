// Offers the whole of an answer of which a part is shown, as a file: the command from its beginning, under a code of the channel, for a day.
import { argumentTable } from '../catalogue/cli/argument-table.ts';
import { accountOfPlace } from './command-place.ts';
import { toCliJson } from './compose/cli-json.ts';
import { FORMATTED_MAX_LENGTH } from './compose/compose-formatted.ts';
import { rowsShown } from './compose/compose-rest.ts';
import { findOnlyList, type FileForm } from './compose/file-form.ts';
import { findFailures } from './compose/find-failures.ts';
import { findLists } from './compose/find-lists.ts';
import type { CommandsContext } from './context.ts';
import { maskCommandText } from './mask-command-text.ts';
import { keepOffer, type RunDone } from './offer-more.ts';
import { withAccount } from './parse/read-account.ts';
import { composeText } from './parse/compose-text.ts';
import { COMMAND_MAX_LENGTH, parseCommand } from './parse/parse-command.ts';

/** A file that is offered. */
export interface OfferedFile {
  /** What asks for it: `file K7QX2M json`. */
  readonly code: string;
  readonly forms: readonly FileForm[];
}

/** Keeps the offer; undefined where all is shown, or the command cannot be said again. */
export async function offerFile(done: RunDone, context: CommandsContext): Promise<OfferedFile | undefined> {
  const commandText = composeWhole(done, context);
  const code = commandText === undefined ? undefined : await keepOffer(done.record, commandText, context);
  return code === undefined ? undefined : { code, forms: isTable(done, context) ? ['json', 'csv'] : ['json'] };
}

/** What changes something is not run again to see more of its answer. */
function composeWhole(done: RunDone, context: CommandsContext): string | undefined {
  const { judged, result } = done;
  const { catalogue, facts } = context;
  const service = catalogue.service(judged.command.service);
  const operation = service?.operation(judged.command.operation);
  if (service === undefined || operation === undefined || result.status === 'failed' || judged.decision.isMutating) return undefined;
  if (!isPart(done, context)) return undefined;
  // Where a page begins is among the parameters by now; the text says the command without it.
  const parsed = parseCommand(judged.command.text, context);
  if (parsed.status === 'failed') return undefined;
  const { command } = parsed;
  const { startingToken: _start, maxItems: _count, format: _format, ...output } = command.output;
  const { place } = judged;
  const whole = { ...command, region: place.region, output };
  const table = argumentTable({ service, operation, command: command.cliOperation }, facts);
  // It is asked where the answer came from, whatever account is chosen meanwhile.
  const text = withAccount(composeText(whole, { operation, table }), accountOfPlace(place).account);
  return text.length > COMMAND_MAX_LENGTH || maskCommandText(text, context) !== text ? undefined : text;
}

/** Tells whether less is shown than AWS has. */
function isPart({ judged: { command }, result }: RunDone, { catalogue }: CommandsContext): boolean {
  if (result.status === 'failed') return false;
  if (result.hasMore || command.output.startingToken !== undefined) return true;
  const operation = catalogue.service(command.service)?.operation(command.operation);
  const lists = findLists(findFailures(result.output, operation).rest, operation);
  const shown = rowsShown({ maxItems: command.output.maxItems });
  return lists.some(({ items }) => items.length > shown) || JSON.stringify(toCliJson(result.output)).length > FORMATTED_MAX_LENGTH;
}

/** What a query gives is a list or not only once it is asked. */
function isTable({ judged: { command }, result }: RunDone, { catalogue }: CommandsContext): boolean {
  if (result.status === 'failed') return false;
  const operation = catalogue.service(command.service)?.operation(command.operation);
  return command.output.query !== undefined || findOnlyList(result.output, operation) !== undefined;
}
