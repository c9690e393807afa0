import { describe, expect, it } from 'vitest';
import type { Shape } from '../../catalogue/shape.ts';
import type { LookUpCall } from '../../domain/command-preview.ts';
import type { LookUpOutcome } from '../look-up.ts';
import { catalogue } from '../testing/parse-for-test.ts';
import { CHOICES_MAX, listChoices } from './list-choices.ts';
import { LIST_LIFETIME_MS, RememberedLists } from './remembered-lists.ts';
import { findResourceList, RESOURCE_LISTS } from './resource-lists.ts';

const signal = new AbortController().signal;
const answered = (output: Readonly<Record<string, unknown>>): LookUpOutcome => ({ kind: 'answered', output, hasMore: false });

async function choicesOf(place: readonly [service: string, operation: string, member: string], outcome: LookUpOutcome) {
  const [service, operation, name] = place;
  const member = catalogue.service(service)?.operation(operation)?.input.members.get(name);
  if (member === undefined) throw new Error(`no ${place.join(' ')}`);
  return listChoices({ service, operation, member }, { lookUp: async () => outcome, signal });
}

describe('listChoices', () => {
  it('offers the values of the type, as many as one looks over', async () => {
    await expect(choicesOf(['cloudwatch', 'SetAlarmState', 'StateValue'], { kind: 'failed' })).resolves.toEqual([
      { value: 'ALARM' },
      { value: 'INSUFFICIENT_DATA' },
      { value: 'OK' },
    ]);
    await expect(choicesOf(['ec2', 'RunInstances', 'InstanceType'], { kind: 'failed' })).resolves.toHaveLength(CHOICES_MAX);
  });

  it('offers things of the account by their names', async () => {
    const clusters = answered({ clusterArns: ['arn:aws:ecs:eu-west-1:123456789012:cluster/shop'] });
    await expect(choicesOf(['ecs', 'ListServices', 'cluster'], clusters)).resolves.toEqual([
      { value: 'arn:aws:ecs:eu-west-1:123456789012:cluster/shop' },
    ]);
    await expect(
      choicesOf(['cloudformation', 'DeleteStack', 'StackName'], answered({ Stacks: [{ StackName: 'a' }, { StackName: 'b' }] })),
    ).resolves.toEqual([{ value: 'a' }, { value: 'b' }]);
  });

  it.each(['denied', 'late', 'failed'] as const)('offers nothing where the list is %s', async (kind) => {
    await expect(choicesOf(['lambda', 'Invoke', 'FunctionName'], { kind })).resolves.toEqual([]);
  });

  it('offers nothing of an answer that is not as expected', async () => {
    const odd = answered({ Functions: [{ FunctionName: 7 }, 'text', null, { FunctionName: '' }] });
    await expect(choicesOf(['lambda', 'Invoke', 'FunctionName'], odd)).resolves.toEqual([]);
    await expect(choicesOf(['lambda', 'Invoke', 'FunctionName'], answered({ Functions: 'masked' }))).resolves.toEqual([]);
  });
});

/** What a list holds that lies in a structure. */
function elementOf(shape: Shape | undefined, name: string): Shape | undefined {
  const list = shape?.kind === 'structure' ? shape.members.get(name)?.shape : undefined;
  return list?.kind === 'list' ? list.element : undefined;
}

function namesOf(shape: Shape | undefined): readonly string[] {
  return shape?.kind === 'structure' ? [...shape.members.keys()] : [];
}

describe('findResourceList', () => {
  it.each(RESOURCE_LISTS.map((list) => [list.operation, list] as const))('knows the call %s and its answer', (operation, list) => {
    const called = catalogue.service(list.service ?? list.services[0] ?? '')?.operation(operation);
    const things = list.path.reduce(elementOf, called?.output);

    expect(things).toBeDefined();
    expect(namesOf(things)).toEqual(expect.arrayContaining(list.value === undefined ? [] : [list.value]));
    expect(namesOf(called?.input)).toEqual(expect.arrayContaining(Object.keys(list.params ?? {})));
  });

  it('offers no names of what is to be made', () => {
    expect(findResourceList('cloudformation', 'StackName', 'DeleteStack')).toBeDefined();
    expect(findResourceList('cloudformation', 'StackName', 'CreateStack')).toBeUndefined();
  });
});

describe('RememberedLists', () => {
  it('asks again for another owner, another call, after a minute, and after a refusal', async () => {
    let now = 0;
    const calls: LookUpCall[] = [];
    let outcome = answered({});
    const lists = new RememberedLists(() => new Date(now));
    const ask = (owner: string, operation: string) =>
      lists.remember(
        async (call) => {
          calls.push(call);
          return outcome;
        },
        [owner],
      )({ service: 'lambda', operation, params: {} }, signal);

    for (const [owner, operation] of [
      ['ana', 'A'],
      ['ana', 'A'],
      ['ben', 'A'],
      ['ana', 'B'],
    ] as const)
      await ask(owner, operation);
    expect(calls).toHaveLength(3);
    now = LIST_LIFETIME_MS;
    outcome = { kind: 'denied' };
    await ask('ana', 'A');
    await ask('ana', 'A');
    expect(calls).toHaveLength(5);
  });
});
