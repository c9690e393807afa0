// Says what is wrong with the commands of an alias before anybody runs it: each begins with a command of AWS that is written out, and each
// value stands where something takes one.
import { argumentTable } from '../../../catalogue/cli/argument-table.ts';
import { findService } from '../../../catalogue/cli/find-service.ts';
import type { StepTemplate, TemplateWord } from '../../../domain/command-template.ts';
import type { ShellWord } from '../../../lib/shell-words/shell-word.ts';
import { collectArguments } from '../collect-arguments.ts';
import { expandOwnCommand } from '../own/expand-own-command.ts';
import type { ParseContext } from '../parse-context.ts';
import { findCommand } from '../find-command.ts';
import { isFailure } from '../parse-failure.ts';
import { placeWordsAlone } from '../place-words-alone.ts';
import { readName } from '../read-name-word.ts';
import { COMMANDS_MAX } from '../split-commands.ts';
import { showStep } from './fill-template.ts';
import { isSlot } from './read-template.ts';

const WRITTEN_OUT = 'It begins with its command, such as ec2 describe-instances: what is run is written out, and no variable.';

/** What checking needs to know. */
export interface CheckContext extends ParseContext {
  /** Tells whether these two words name a command that is completed by a look-up before it is one of AWS. */
  readonly isLookedUp?: (name: string) => boolean;
}

/** Says it; undefined where nothing is. Whether a value is right is told when the alias runs. */
export function findTemplateFault(steps: readonly StepTemplate[], context: CheckContext): string | undefined {
  if (steps.length > COMMANDS_MAX) return `It has at most ${COMMANDS_MAX} commands; this one has ${steps.length}.`;
  for (const [position, step] of steps.entries()) {
    const fault = findFaultOfStep(step, context);
    if (fault !== undefined) return steps.length === 1 ? fault : `Command ${position + 1}: ${fault}`;
  }
  return undefined;
}

function findFaultOfStep(step: StepTemplate, context: CheckContext): string | undefined {
  const words = behindAccount(step);
  const count = countNames(words, context);
  // Attack: a value in the place of a service or an operation, so that whoever gives it chooses the command.
  if (words.slice(0, count).some((word) => literalOf(word) === undefined)) return WRITTEN_OUT;
  const line = words.map(toShellWord);
  const name = line.slice(0, 2).map(({ text }) => readName(text).toLowerCase());
  if (context.isLookedUp?.(name.join(' ')) === true) return undefined;
  const own = expandOwnCommand(line, context.now?.() ?? new Date());
  if (own !== undefined) return undefined;
  const found = findCommand(line, context);
  return isFailure(found) ? found.message : findHomelessSlot(words, context);
}

/** Which word belongs to which argument depends on no value: a variable that belongs to none could never be run. */
function findHomelessSlot(words: StepTemplate, context: CheckContext): string | undefined {
  const shown = words.map((word) => (word.parts === undefined ? word : { ...word, parts: [showParts(word)] }));
  const found = findCommand(shown.map(toShellWord), context);
  if (isFailure(found)) return undefined;
  const table = argumentTable(found, context.facts);
  const collected = collectArguments(found.rest, table);
  if (isFailure(collected)) return undefined;
  const placed = placeWordsAlone(collected, { found, table, context });
  const isSlotFirst = words.some((word) => (word.parts ?? []).some(isSlot) && showParts(word) === collected.alone[0]);
  if (!isFailure(placed) || !isSlotFirst) return undefined;
  const [instead] = placed.suggestions;
  return `${placed.message} As it stands it could never be run.${instead === undefined ? '' : ` Perhaps: ${instead}`}`;
}

/** A word without its option, its slots as they are written. */
function showParts({ parts = [] }: TemplateWord): string {
  return parts.map((part) => (typeof part === 'string' ? part : isSlot(part) ? showStep([{ parts: [part] }]) : part.text)).join('');
}

/** `--account prod` may stand before the service. */
function behindAccount(step: StepTemplate): StepTemplate {
  const [first, second] = step;
  if (first?.option !== '--account') return step;
  return step.slice(first.parts === undefined && second !== undefined && literalOf(second) !== undefined ? 2 : 1);
}

/** How many words name what is run: the operation alone, service and operation, or a waiter. */
function countNames(words: StepTemplate, { catalogue }: ParseContext): number {
  const [first, second] = words.map((word) => literalOf(word) ?? '');
  if (findService(readName(first ?? ''), catalogue).service === undefined) return 1;
  return readName(second ?? '').toLowerCase() === 'wait' ? 3 : 2;
}

/** The word, where it is no option and has no slot. */
function literalOf({ option, parts = [] }: TemplateWord): string | undefined {
  const [only, ...others] = parts;
  return option === undefined && typeof only === 'string' && others.length === 0 ? only : undefined;
}

function toShellWord({ option, parts }: TemplateWord): ShellWord {
  const value = (parts ?? []).map((part) => (typeof part === 'string' ? part : 'x')).join('');
  const text = option === undefined ? value : parts === undefined ? option : `${option}=${value}`;
  return { text, start: 0, end: text.length, isQuoted: false, startsLine: false };
}
