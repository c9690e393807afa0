import { describe, expect, it } from 'vitest';
import type { Shape } from '../../../catalogue/shape.ts';
import { catalogue } from '../../testing/parse-for-test.ts';
import { findView, VIEWS } from './find-view.ts';
import { shortName } from './view.ts';

/** The names of all members below a shape, as deep as answers wrap what they list. */
function memberNames(shape: Shape, depth = 0): readonly string[] {
  if (depth > 6) return [];
  if (shape.kind === 'list') return memberNames(shape.element, depth + 1);
  if (shape.kind === 'map') return [];
  if (shape.kind !== 'structure') return [];
  return [...shape.members.values()].flatMap(({ name, shape: member }) => [name, ...memberNames(member, depth + 1)]);
}

describe('findView', () => {
  it.each(Object.keys(VIEWS))('is of an operation that there is: %s', (key) => {
    const [service = '', operation = ''] = key.split(' ');

    expect(catalogue.service(service)?.operation(operation)).toBeDefined();
    expect(findView(service, operation)).toBe(VIEWS[key]);
  });

  // Attributes of a queue are a map: their names are none of the shape's.
  it.each(Object.entries(VIEWS).filter(([key]) => key !== 'sqs GetQueueAttributes'))(
    'stands for members that there are: %s',
    (key, view) => {
      const [service = '', operation = ''] = key.split(' ');
      const output = catalogue.service(service)?.operation(operation)?.output;
      const names = output === undefined ? [] : memberNames(output);

      expect(view.columns.flatMap(({ members }) => members).filter((member) => !names.includes(member))).toEqual([]);
    },
  );

  it('finds none for what has none', () => {
    expect(findView('ec2', 'RunInstances')).toBeUndefined();
    expect(findView('constructor', '')).toBeUndefined();
  });
});

describe('shortName', () => {
  it.each([
    ['arn:aws:ecs:us-east-1:111122223333:task-definition/checkout-api:118', 'checkout-api:118'],
    ['arn:aws:sqs:us-east-1:111122223333:open-orders', 'open-orders'],
    ['arn:aws:lambda:us-east-1:111122223333:function:pay', 'pay'],
    ['checkout-api', 'checkout-api'],
    ['https://sqs.us-east-1.amazonaws.com/1/q', 'https://sqs.us-east-1.amazonaws.com/1/q'],
  ])('makes of %s: %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});
