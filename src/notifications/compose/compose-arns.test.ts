import { describe, expect, it } from 'vitest';
import { aBareNotification } from '../../domain/testing/a-bare-notification.ts';
import { composeArns } from './compose-arns.ts';

// Of a service whose resources have no page that is known.
const arnOf = (name: string): string => `arn:aws:example:eu-west-1:123456789012:${name}`;

describe('composeArns', () => {
  it('lists the ARNs of facts and sentences, each once', () => {
    const notification = aBareNotification({
      facts: [
        { label: 'Queue', value: { kind: 'arn', arn: arnOf('a') } },
        { label: 'Queues', value: { kind: 'text', text: `${arnOf('a')}, ${arnOf('b')}` } },
      ],
      description: { kind: 'plain', source: `${arnOf('c')} is full.` },
    });

    expect(composeArns(notification).blocks).toEqual([{ kind: 'code', text: [arnOf('a'), arnOf('b'), arnOf('c')].join('\n') }]);
  });

  it('leaves out those that lead to their page where they are named', () => {
    const linked = 'arn:aws:sqs:eu-west-1:123456789012:orders';
    const facts = [linked, arnOf('a')].map((arn) => ({ label: 'Resource', value: { kind: 'arn', arn } }) as const);
    const description = { kind: 'plain', source: `${linked} is full.` } as const;

    expect(composeArns(aBareNotification({ facts, description })).blocks).toEqual([{ kind: 'code', text: arnOf('a') }]);
    expect(composeArns(aBareNotification({ description })).blocks).toEqual([]);
  });

  it('counts what there is no room for', () => {
    const facts = Array.from({ length: 7 }, (_, index) => ({ label: 'Queue', value: { kind: 'arn', arn: arnOf(`q${index}`) } as const }));
    const [block] = composeArns(aBareNotification({ facts })).blocks;

    expect(block?.kind === 'code' ? block.text.split('\n').at(-1) : '').toBe('and 2 more');
  });

  it('is nothing where there are none, or where they stand whole already', () => {
    const description = { kind: 'plain', source: arnOf('a') } as const;

    expect(composeArns(aBareNotification()).blocks).toEqual([]);
    expect(composeArns(aBareNotification({ description, isUnrecognized: true })).blocks).toEqual([]);
    expect(composeArns(aBareNotification({ facts: [{ label: 'All', value: { kind: 'arn', arn: arnOf('*') } }] })).blocks).toEqual([]);
  });
});
