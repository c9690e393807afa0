// Whether secrets stand in an alias, which everybody of its channel may see; and which of its variables give secrets, so that what is given
// for them is known for one by its name.
import { argumentTable } from '../../../catalogue/cli/argument-table.ts';
import type { ArgumentTable } from '../../../catalogue/cli/argument.ts';
import { findKnownArgument } from '../../../catalogue/cli/find-argument.ts';
import { maskSensitive, MASK } from '../../../catalogue/mask-sensitive.ts';
import type { Member } from '../../../catalogue/shape.ts';
import type { StepTemplate, TemplateWord } from '../../../domain/command-template.ts';
import { maskSecretPatterns } from '../../../lib/mask-secret-patterns.ts';
import { isSecretMember } from '../../../lib/secret-names.ts';
import { splitShellWords } from '../../../lib/shell-words/split-shell-words.ts';
import { maskUnreadCommand } from '../../mask-unread-command.ts';
import { isMeantForAll } from '../../told-members.ts';
import { collectArguments } from '../collect-arguments.ts';
import { findCommand, type FoundCommand } from '../find-command.ts';
import type { ParseContext } from '../parse-context.ts';
import { isFailure } from '../parse-failure.ts';
import { placeWordsAlone } from '../place-words-alone.ts';
import { takeAccount } from '../read-account.ts';
import { readParams } from '../read-params.ts';
import { fillVariablesOf, writeStep } from './fill-template.ts';
import { isSlot, listVariables } from './read-template.ts';

type SecretContext = Pick<ParseContext, 'catalogue' | 'facts'>;

/** Tells whether a secret is written in it; what a variable gives is none. */
export function holdsLiteralSecret(steps: readonly StepTemplate[], context: SecretContext): boolean {
  return steps.some((step) => {
    const { text } = literalsOf(step);
    if (maskSecretPatterns(text, MASK) !== text) return true;
    const read = readStep(text, context);
    if (read === undefined) return false;
    const { input } = read.found.operation;
    const params = Object.entries(read.params).filter(([name]) => !isMeantForAll(input.name, name, read.params));
    return maskSensitive(input, Object.fromEntries(params)).maskedCount > 0;
  });
}

/** Lists the variables that stand where a parameter is a secret. */
export function listSecretVariables(steps: readonly StepTemplate[], context: SecretContext): readonly string[] {
  const names = steps.flatMap((step) => {
    const { text, given } = literalsOf(step);
    const read = readStep(text, context);
    if (read === undefined) return listMasked(step, context);
    const { input } = read.found.operation;
    const byOption = given.flatMap(({ option, variables }) => {
      const member = memberOf(option, read.table);
      return member !== undefined && isSecret(member) && !isMeantForAll(input.name, member.name, read.params) ? variables : [];
    });
    return [...byOption, ...listMasked(step, context)];
  });
  return [...new Set(names)];
}

/** Those whose values are masked where a text without a meaning stands for them: within a parameter, or without an option before them. */
function listMasked(step: StepTemplate, context: SecretContext): readonly string[] {
  const places = new Map(listVariables([step]).map((name, index) => [name, `value-${String(index).padStart(4, '0')}`]));
  const filled = fillVariablesOf([step], (name) => places.get(name));
  const written = filled.status === 'filled' ? filled.filled.map((one) => writeStep(one)) : [];
  const text = written[0]?.status === 'filled' ? written[0].filled : '';
  const read = readStep(text, context);
  if (read === undefined) {
    const masked = maskUnreadCommand(text, context);
    return [...places].flatMap(([name, place]) => (text.includes(place) && !masked.includes(place) ? [name] : []));
  }
  const { input } = read.found.operation;
  const params = Object.entries(read.params).filter(([name]) => !isMeantForAll(input.name, name, read.params));
  const [before, after] = [params, maskSensitive(input, Object.fromEntries(params)).value].map((value) => JSON.stringify(value));
  return [...places].flatMap(([name, place]) => (before?.includes(place) === true && after?.includes(place) !== true ? [name] : []));
}

function isSecret({ name, isSensitive, shape }: Member): boolean {
  return isSensitive || shape.isSensitive || isSecretMember(name);
}

function memberOf(option: string, table: ArgumentTable): Member | undefined {
  const found = findKnownArgument(option.replace(/^-+/, ''), table);
  return found?.kind === 'argument' && found.argument.target.kind === 'member' ? found.argument.target.member : undefined;
}

/** An option, and the variables within its value. */
interface GivenBySlots {
  readonly option: string;
  readonly variables: readonly string[];
}

/** The command without what stands for values alone, and with nothing in the slots within words. */
function literalsOf(step: StepTemplate): { readonly text: string; readonly given: readonly GivenBySlots[] } {
  const kept: TemplateWord[] = [];
  const given: GivenBySlots[] = [];
  for (const word of step) {
    const variables = variablesOf(word);
    const ofOption = word.option ?? openOption(kept.at(-1));
    if (ofOption !== undefined && variables.length > 0) given.push({ option: ofOption, variables });
    if (!isSlotAlone(word)) kept.push(withoutSlots(word));
    // The option goes with its value.
    else if (word.option === undefined && ofOption !== undefined) kept.pop();
  }
  const written = writeStep(kept);
  return { text: written.status === 'filled' ? written.filled : '', given };
}

function variablesOf({ parts = [] }: TemplateWord): readonly string[] {
  return parts.flatMap((part) => (isSlot(part) && part.kind === 'variable' ? [part.name] : []));
}

/** The option whose value comes next. */
function openOption(before: TemplateWord | undefined): string | undefined {
  return before?.parts === undefined ? before?.option : undefined;
}

function isSlotAlone({ parts = [] }: TemplateWord): boolean {
  return parts.length > 0 && parts.every((part) => isSlot(part));
}

function withoutSlots(word: TemplateWord): TemplateWord {
  return word.parts === undefined ? word : { ...word, parts: word.parts.filter((part) => !isSlot(part)) };
}

interface ReadStep {
  readonly found: FoundCommand;
  readonly table: ArgumentTable;
  readonly params: Readonly<Record<string, unknown>>;
}

function readStep(text: string, secretContext: SecretContext): ReadStep | undefined {
  const context: ParseContext = { ...secretContext, newId: () => '' };
  const split = splitShellWords(text);
  const taken = split.status === 'failed' ? undefined : takeAccount(split.words);
  if (taken === undefined || isFailure(taken)) return undefined;
  const found = findCommand(taken.words, context);
  if (isFailure(found)) return undefined;
  const table = argumentTable(found, context.facts);
  const collected = collectArguments(found.rest, table);
  const placed = isFailure(collected) ? collected : placeWordsAlone(collected, { found, table, context });
  if (isFailure(placed)) return undefined;
  const { params } = readParams(placed, { ...found, isBinaryBase64: false, isPaginated: true, newId: context.newId });
  return { found, table, params: Object.fromEntries(params) };
}
