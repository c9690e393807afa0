// Reads the text of an alias: commands, each beginning a line, in which $names and what earlier steps answered have their places.
import type { StepTemplate, TemplatePart, TemplateSlot, TemplateWord } from '../../../domain/command-template.ts';
import { readJsonQuery } from '../../../lib/json-query/json-query.ts';
import type { ShellWord } from '../../../lib/shell-words/shell-word.ts';
import { splitShellWords } from '../../../lib/shell-words/split-shell-words.ts';
import { isBotName, readOption } from '../read-name-word.ts';
import { unwrapCommand } from '../unwrap-command.ts';
import { placeSlots, type UnplacedPart } from './place-slots.ts';

/** What a text comes to, or a sentence that says what is wrong with it. */
export type ReadTemplate =
  | { readonly status: 'read'; readonly steps: readonly StepTemplate[] }
  | { readonly status: 'failed'; readonly fault: string };

// Match: $name, $role-name, $a_2. Near miss: $1, $.path, the hyphen at the end of $name-.
const NAME = '[A-Za-z](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?';
// Match: .InstanceId, .Items[0].Id. Near miss: .a-b, [].
const PATH = String.raw`(?:\.[A-Za-z_][A-Za-z0-9_]{0,200}|\[\d{1,6}\])`;

// Match: $$, ${role}, ${step1.A[].B}, $step1.A.B[0], $role. Near miss: ${AWS::Region} and $. stay as they are.
const SLOT = new RegExp(
  String.raw`\$(?:(?<dollar>\$)|\{(?<braced>${NAME})\}|\{step(?<bracedStep>\d{1,2})(?<bracedQuery>[.[][^{}]{1,1000})\}|step(?<step>\d{1,2})(?<path>${PATH}+)|(?<name>${NAME}))`,
  'g',
);

// Match: $step2.Items[?Id=='x'].Name. Near miss: a$step2.Items.
const WHOLE_ANSWER = /^\$step(?<step>\d{1,2})(?<query>[.[][\s\S]*)$/;

// Match: step1, STEP12. Near miss: step, steps.
const NAME_OF_STEP = /^step\d{1,2}$/i;

/** What begins with a dollar sign at AWS: the version of a function (Lambda, Publish), those of a launch template (EC2), the stage of an API (API Gateway). */
const NAMES_OF_AWS: ReadonlySet<string> = new Set(['LATEST', 'Latest', 'Default', 'default']);

/** Reads it. */
export function readTemplate(text: string): ReadTemplate {
  const split = splitShellWords(unwrapCommand(text));
  if (split.status === 'failed') return { status: 'failed', fault: split.message };
  const steps: TemplateWord[][] = [];
  for (const [position, word] of split.words.entries()) {
    const isFirst = position === 0 || (word.startsLine && beginsCommand(word));
    if (isFirst) steps.push([]);
    if (steps.at(-1)?.length === 0 && isBotName(word.text)) continue;
    steps.at(-1)?.push(readWord(word));
  }
  const fault = findFault(steps);
  return fault === undefined ? { status: 'read', steps } : { status: 'failed', fault };
}

/** A line that begins with an option goes on with the one before it; but the account stands before the service. */
function beginsCommand(word: ShellWord): boolean {
  const option = readOption(word);
  return option === undefined || option.name.toLowerCase() === 'account';
}

/** Lists the names of the variables, in the order in which they first stand. */
export function listVariables(steps: readonly StepTemplate[]): readonly string[] {
  return [...new Set(slotsOf(steps).flatMap((slot) => (slot.kind === 'variable' ? [slot.name] : [])))];
}

/** Lists the slots of steps. */
export function slotsOf(steps: readonly StepTemplate[]): readonly TemplateSlot[] {
  return steps.flatMap((step) => step.flatMap(({ parts = [] }) => parts.filter((part) => isSlot(part))));
}

/** Tells whether a part of a word waits for a value. */
export function isSlot(part: TemplatePart): part is TemplateSlot {
  return typeof part === 'object' && part.kind !== 'filled';
}

function readWord(word: ShellWord): TemplateWord {
  const option = readOption(word);
  if (option === undefined) return { parts: readParts(word.text) };
  const name = `${option.hasOneHyphen ? '-' : '--'}${option.name}`;
  return option.value === undefined ? { option: name } : { option: name, parts: readParts(option.value) };
}

function readParts(text: string): readonly TemplatePart[] {
  const { step, query } = WHOLE_ANSWER.exec(text)?.groups ?? {};
  const whole = step === undefined || query === undefined ? undefined : withoutDot(query);
  if (whole !== undefined && 'apply' in readJsonQuery(whole)) {
    return [{ kind: 'answer', step: Number(step), query: whole, place: 'word' }];
  }
  return placeSlots(cutAtSlots(text));
}

function cutAtSlots(text: string): readonly UnplacedPart[] {
  const parts: UnplacedPart[] = [];
  let end = 0;
  for (const match of text.matchAll(SLOT)) {
    const part = readSlot(match.groups ?? {}) ?? match[0];
    parts.push(text.slice(end, match.index), part);
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)].filter((part) => part !== '');
}

function readSlot(groups: Readonly<Record<string, string | undefined>>): UnplacedPart | undefined {
  const { dollar, braced, bracedStep, bracedQuery, step, path, name } = groups;
  if (dollar !== undefined) return dollar;
  if (bracedStep !== undefined && bracedQuery !== undefined) {
    return { kind: 'answer', step: Number(bracedStep), query: withoutDot(bracedQuery) };
  }
  if (step !== undefined && path !== undefined) return { kind: 'answer', step: Number(step), query: withoutDot(path) };
  const variable = braced ?? name;
  return variable === undefined || NAMES_OF_AWS.has(variable) ? undefined : { kind: 'variable', name: variable };
}

function withoutDot(query: string): string {
  return query.startsWith('.') ? query.slice(1) : query;
}

function findFault(steps: readonly StepTemplate[]): string | undefined {
  if (steps.length === 0 || steps.some((step) => step.length === 0)) return 'There is no command in it.';
  for (const [position, step] of steps.entries()) {
    for (const slot of slotsOf([step])) {
      if (slot.kind === 'variable') {
        if (NAME_OF_STEP.test(slot.name))
          return `$${slot.name} stands for the answer of a step: say what of it, such as $step1.Items[0].Id.`;
        continue;
      }
      if (slot.step < 1 || slot.step > position) {
        return `Step ${position + 1} takes something from step ${slot.step}; only an earlier step has been answered by then.`;
      }
      const query = readJsonQuery(slot.query);
      if ('fault' in query) return `"${slot.query}" is no JMESPath: ${query.fault}`;
    }
  }
  return undefined;
}
