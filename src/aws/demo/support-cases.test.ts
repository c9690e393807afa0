import { describe, expect, it } from 'vitest';
import type { InvocationOutcome } from '../operation-invoker.ts';
import { createDemoAccount } from './index.ts';

const NOW = new Date('2026-03-01T10:15:42.123Z');

function openSupport() {
  const { invoker } = createDemoAccount({ now: () => NOW });
  return (operation: string, params: Readonly<Record<string, unknown>> = {}): Promise<InvocationOutcome> =>
    invoker.invoke({
      service: 'support',
      operation,
      params,
      region: 'us-east-1',
      credentials: 'demo',
      isRepeatable: true,
      signal: new AbortController().signal,
    });
}

const CASE = { subject: 'Slow', communicationBody: 'Why?', serviceCode: 'aws-lambda', categoryCode: 'permissions', severityCode: 'low' };

describe('support in the demo account', () => {
  it('lists a new case before the one that is open anyway, without its text', async () => {
    const support = openSupport();
    const created = await support('CreateCase', CASE);

    const cases = await support('DescribeCases');

    expect(created).toMatchObject({
      status: 'succeeded',
      output: { caseId: expect.stringMatching(/^case-\d{12}-muen-2026-[0-9a-f]{16}$/) },
    });
    expect(cases).toMatchObject({ output: { cases: [{ subject: 'Slow', status: 'opened' }, { status: 'pending-customer-action' }] } });
    expect(JSON.stringify(cases)).not.toContain('Why?');
  });

  it('tells the categories of the services that are asked for', async () => {
    const asked = await openSupport()('DescribeServices', { serviceCodeList: ['billing'], language: 'en' });

    expect(asked).toMatchObject({
      output: { services: [{ code: 'billing', categories: [{ code: 'payment-issue' }, { code: 'other' }] }] },
    });
  });

  it.each([
    ['a service', { serviceCode: 'lambda' }, 'Invalid service code: lambda'],
    ['a category of another service', { categoryCode: 'task-issue' }, 'Invalid category code: task-issue'],
    ['a severity', { severityCode: 'very' }, 'Invalid severity code: very'],
  ])('refuses %s that is not in its lists', async (_what, given, message) => {
    await expect(openSupport()('CreateCase', { ...CASE, ...given })).resolves.toMatchObject({
      failure: { code: 'ValidationException', message },
    });
  });
});
