import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Notification } from '../../domain/notification.ts';
import { factText, recognized } from './testing/recognized.ts';

const text = (name: string): string => readFileSync(new URL(`__fixtures__/text-cloudformation-${name}.event.txt`, import.meta.url), 'utf8');
const fixture = (name: string): Notification => recognized(text(name));

describe('cloudformationStackEvent', () => {
  it('says stack, state, account, Region and instant', () => {
    expect(fixture('stack-complete')).toMatchObject({
      recognizer: 'cloudformation-stack-event',
      kind: 'CloudFormation Stack',
      name: { kind: 'plain', source: 'checkout' },
      state: 'CREATE_COMPLETE',
      tone: 'good',
      severity: 'info',
      accountId: '123456789012',
      region: 'eu-west-1',
      occurredAt: '2026-11-22T10:15:20.607Z',
      isUnrecognized: false,
    });
    expect(fixture('stack-complete').consoleUrl).toContain('eu-west-1.console.aws.amazon.com/cloudformation/home');
  });

  it('says which resource failed and why', () => {
    expect(fixture('resource-failed')).toMatchObject({ state: 'CREATE_FAILED', severity: 'high', tone: 'bad' });
    expect(fixture('resource-failed').description?.source).toContain("Queue 'orders' already exists");
    expect(factText(fixture('resource-failed'), 'Resource')).toBe('OrdersQueue');
    expect(factText(fixture('resource-failed'), 'Resource type')).toBe('AWS::SQS::Queue');
  });

  it('says in a sentence what happened, and of the stack itself nothing that the title says', () => {
    expect(fixture('rollback')).toMatchObject({ summary: { source: 'Stack checkout is being rolled back.' }, facts: [] });
    expect(fixture('stack-complete')).toMatchObject({ summary: { source: 'Stack checkout was created.' }, facts: [] });
    expect(fixture('resource-failed').summary?.source).toBe('Resource OrdersQueue of stack checkout could not be created.');
  });

  it('has no sentence where the names are missing', () => {
    expect(recognized(text('rollback').replace(/^StackName=.*$/m, '')).summary).toBeUndefined();
    expect(recognized(text('resource-failed').replace(/^LogicalResourceId=.*$/m, '')).summary).toBeUndefined();
  });

  it('follows one operation of a stack in one incident', () => {
    const key = 'cloudformation:arn:aws:cloudformation:eu-west-1:123456789012:stack/checkout/6c3d8f10-a9b7-11ef-8a7b-0a1b2c3d4e5f';

    expect(fixture('stack-started').incident).toEqual({ key, transition: 'open' });
    expect(fixture('resource-failed').incident).toEqual({ key, transition: 'update' });
    expect(fixture('rollback').incident).toEqual({ key, transition: 'open' });
    expect(fixture('stack-complete').incident).toEqual({ key, transition: 'close' });
  });

  it('takes a nested stack for a part of its parent', () => {
    const nested = text('stack-complete').replace(
      /PhysicalResourceId='[^']*'/,
      "PhysicalResourceId='arn:aws:cloudformation:eu-west-1:123456789012:stack/nested/1'",
    );

    expect(recognized(nested).incident?.transition).toBe('update');
  });

  it('leaves a block without a stack to others', () => {
    expect(recognized("Job='nightly'\nState='FAILED'\n").recognizer).toBe('plain-text');
  });
});
