// What there is to choose from for the variables of an alias: what there would be for the parameters that they stand for.
import type { CommandRecord } from '../domain/command-record.ts';
import type { AskedParameter } from '../domain/draft.ts';
import type { StepTemplate, TemplateWord } from '../domain/command-template.ts';
import { listAsked, type AskingTools } from './list-asked.ts';
import { readHalfCommand } from './parse/read-half-command.ts';
import { writeStep } from './parse/template/fill-template.ts';
import { isSlot, slotsOf } from './parse/template/read-template.ts';

/** A variable, and the parameter whose value it is. */
interface StandingFor {
  readonly variable: string;
  /** As the AWS CLI spells it, without the hyphens. */
  readonly parameter: string;
}

/** Lists what is asked for the variables that are the whole value of a parameter of the first command, by their names. */
export async function findAskedFor(
  record: CommandRecord,
  steps: readonly StepTemplate[],
  { missing, ...tools }: AskingTools & { readonly missing: readonly string[] },
): Promise<ReadonlyMap<string, AskedParameter>> {
  const { known, standing } = takeApart(steps[0] ?? []);
  const asked = standing.filter(({ variable }) => missing.includes(variable));
  const written = writeStep(known);
  if (asked.length === 0 || written.status === 'refused') return new Map();
  const names = asked.map(({ parameter }) => `--${parameter}`);
  const half = readHalfCommand(written.filled, names, tools.context);
  const listed = half === undefined ? undefined : await listAsked(record, half, tools);
  if (listed?.kind !== 'asked') return new Map();
  const byParameter = new Map(listed.parameters.map((parameter) => [parameter.name, parameter] as const));
  return new Map(
    asked.flatMap(({ variable, parameter }) => {
      const found = byParameter.get(parameter);
      if (found === undefined) return [];
      // Several values are a list, which has no place elsewhere.
      const isOnce = slotsOf(steps).filter((slot) => slot.kind === 'variable' && slot.name === variable).length === 1;
      return [[variable, isOnce ? found : { ...found, input: 'line' as const }] as const];
    }),
  );
}

/** The words that are known, and the parameters whose values are not. */
function takeApart(step: StepTemplate): { readonly known: StepTemplate; readonly standing: readonly StandingFor[] } {
  const known: TemplateWord[] = [];
  const standing: StandingFor[] = [];
  for (const word of step) {
    const variable = variableOf(word);
    if (variable === undefined) {
      // What is known in part alone is left out with its option.
      if (word.parts?.some(isSlot) !== true) known.push(word);
      else if (word.option === undefined) takeOption(known);
      continue;
    }
    const option = word.option ?? takeOption(known);
    if (option !== undefined) standing.push({ variable, parameter: option.replace(/^-+/, '') });
  }
  return { known, standing };
}

/** Takes the option off that a value is of. */
function takeOption(known: TemplateWord[]): string | undefined {
  const last = known.at(-1);
  if (last?.option === undefined || last.parts !== undefined) return undefined;
  known.pop();
  return last.option;
}

function variableOf({ parts = [] }: TemplateWord): string | undefined {
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 && isSlot(only) && only.kind === 'variable' ? only.name : undefined;
}
