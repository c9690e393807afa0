// Takes values from the answers of earlier commands of an alias, by JMESPath over the whole answer, and puts them where they belong.
import { MASK } from '../catalogue/mask-sensitive.ts';
import type { StepTemplate, TemplateSlot } from '../domain/command-template.ts';
import { readJsonQuery } from '../lib/json-query/json-query.ts';
import { toCliJson } from './compose/cli-json.ts';
import { fillStep, nameOfSlot, type Filled } from './parse/template/fill-template.ts';

/** What a command gave, without secrets. */
export interface StepAnswer {
  readonly output: Readonly<Record<string, unknown>>;
  /** True where AWS has more than was read. */
  readonly hasMore: boolean;
}

/** Fills in what is known; refuses where an answer has nothing there, or what may not be passed on. `write` says what stands for a value. */
export function fillFromAnswers(
  step: StepTemplate,
  answers: ReadonlyMap<number, StepAnswer>,
  write: (value: unknown) => unknown = (value) => value,
): Filled<StepTemplate> {
  let refused: string | undefined;
  const filled = fillStep(step, (slot) => {
    const answer = slot.kind === 'answer' ? answers.get(slot.step) : undefined;
    if (slot.kind !== 'answer' || answer === undefined) return undefined;
    const found = find(slot, answer);
    if (found.status === 'filled') return { value: write(found.filled) };
    refused ??= found.message;
    return undefined;
  });
  return refused === undefined ? filled : { status: 'refused', message: refused };
}

function find(slot: Extract<TemplateSlot, { readonly kind: 'answer' }>, { output }: StepAnswer): Filled<unknown> {
  const query = readJsonQuery(slot.query);
  if ('fault' in query) return refuse(`"${slot.query}" is no JMESPath: ${query.fault}`);
  const outcome = query.apply(toCliJson(output));
  if (outcome.status === 'failed')
    return refuse(`${nameOfSlot(slot)} cannot be read from the answer of step ${slot.step}: ${outcome.message}`);
  const { value } = outcome;
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) {
    return refuse(`The answer of step ${slot.step} has nothing at ${nameOfSlot(slot)}, so there is nothing to go on with.`);
  }
  // Attack: a secret that is shown to nobody, passed on to where it is written down.
  if (JSON.stringify(value).includes(MASK)) return refuse(`${nameOfSlot(slot)} is a secret, and is not passed on.`);
  return { status: 'filled', filled: value };
}

function refuse(message: string): Filled<never> {
  return { status: 'refused', message };
}
