// What a missing parameter can be: the values of its type, else things of the account, by a read that is made as if the person had typed it.
import type { Member, Shape } from '../../catalogue/shape.ts';
import type { Choice } from '../../domain/draft.ts';
import type { LookUp } from '../look-up.ts';
import { findResourceList, type ResourceList } from './resource-lists.ts';

/** How many are offered: what one looks over on a phone. */
export const CHOICES_MAX = 10;

/** How long all of them may take together; what is later is not offered. Our own bound. */
export const CHOICES_TIMEOUT_MS = 2000;

/** What is asked for. */
export interface ChoiceQuestion {
  readonly service: string;
  readonly operation: string;
  readonly member: Member;
}

/** What looking for choices needs. */
export interface ChoiceContext {
  readonly lookUp: LookUp;
  readonly signal: AbortSignal;
}

/** Lists the choices; none where any text may stand, or where nothing came in time. Never rejects. */
export async function listChoices(
  { service, operation, member }: ChoiceQuestion,
  { lookUp, signal }: ChoiceContext,
): Promise<readonly Choice[]> {
  const known = member.enumValues ?? (isTruth(member.shape) ? ['true', 'false'] : []);
  if (known.length > 0) return known.slice(0, CHOICES_MAX).map((value) => ({ value }));
  const list = findResourceList(service, member.name, operation);
  if (list === undefined) return [];
  return (await readList(list, service, { lookUp, signal })).choices.slice(0, CHOICES_MAX);
}

/** Reads a list of AWS's own; where AWS refuses to tell it, why. Never rejects. */
export async function readList(
  list: Omit<ResourceList, 'services' | 'parameters'>,
  service: string,
  { lookUp, signal }: ChoiceContext,
): Promise<{ readonly choices: readonly Choice[]; readonly refusal?: { readonly code: string; readonly message: string } }> {
  const outcome = await lookUp({ service: list.service ?? service, operation: list.operation, params: list.params ?? {} }, signal);
  if (outcome.kind === 'answered') return { choices: readChoices(outcome.output, list) };
  return outcome.kind === 'refused' ? { choices: [], refusal: outcome } : { choices: [] };
}

function isTruth(shape: Shape): boolean {
  return shape.kind === 'boolean' || (shape.kind === 'list' && shape.element.kind === 'boolean');
}

function readChoices(
  output: Readonly<Record<string, unknown>>,
  { path, value, label: labelMember }: Pick<ResourceList, 'path' | 'value' | 'label'>,
): readonly Choice[] {
  let things: readonly unknown[] = [output];
  for (const name of path) {
    things = things.flatMap((thing) => {
      const part = isStructure(thing) ? thing[name] : undefined;
      return Array.isArray(part) ? (part as readonly unknown[]) : [];
    });
  }
  return things.flatMap((thing): readonly Choice[] => {
    const found = value === undefined ? thing : isStructure(thing) ? thing[value] : undefined;
    if (typeof found !== 'string' || found === '') return [];
    const label = isStructure(thing) ? (textIn(thing, labelMember) ?? nameTag(thing)) : undefined;
    return [label === undefined || label === found ? { value: found } : { value: found, label }];
  });
}

function textIn(thing: Readonly<Record<string, unknown>>, member: string | undefined): string | undefined {
  const text = member === undefined ? undefined : thing[member];
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function nameTag(thing: Readonly<Record<string, unknown>>): string | undefined {
  const tags: readonly unknown[] = Array.isArray(thing['Tags']) ? thing['Tags'] : [];
  const tag = tags.find((one) => isStructure(one) && one['Key'] === 'Name');
  const name = isStructure(tag) ? tag['Value'] : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function isStructure(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
