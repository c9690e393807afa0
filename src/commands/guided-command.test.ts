// A support case, asked for as a form: what AWS requires, what everybody wants beside it, and what there is to choose from.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aGuardrail, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const SERVICES = [
  { code: 'aws-lambda', name: 'Lambda', categories: [{ code: 'permissions', name: 'Permissions' }] },
  { code: 'billing', name: 'Billing', categories: [{ code: 'payment-issue', name: 'Payment Issue' }] },
];

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(aGuardrail('ops', {}));
  flow.surroundings.answerLookUp = async ({ operation, params }) => {
    const codes = params['serviceCodeList'] as readonly string[] | undefined;
    const output =
      operation === 'DescribeServices'
        ? { services: SERVICES.filter(({ code }) => codes?.includes(code) !== false) }
        : { severityLevels: [{ code: 'low', name: 'General guidance' }] };
    return { status: 'succeeded', output, truncatedMembers: [] };
  };
});
afterEach(() => flow.close());

describe('support create-case', () => {
  it('asks for everything at once, with the services and severities of AWS Support', async () => {
    const card = await flow.say('support create-case');

    expect(card).toContain('--subject (Subject): a text');
    expect(card).toContain('Lambda (aws-lambda): @aws set service-code aws-lambda');
    expect(card).toContain('General guidance (low): @aws set severity-code low');
    expect(card).toContain('--issue-type (Kind of issue): a text, may be left out');
    expect(card).not.toContain('--category-code');
    expect(flow.lookUps.map(({ operation }) => operation).toSorted()).toEqual(['DescribeServices', 'DescribeSeverityLevels']);
  });

  it('asks for the category of the service that was chosen, then for a confirmation', async () => {
    await flow.say('support create-case');
    const second = await flow.say("set subject='It is slow' communication-body='Why -- so?' service-code=aws-lambda severity-code=low");
    const card = await flow.say('permissions');

    expect(second).toContain('Which category-code?');
    expect(second).toContain('Permissions (permissions): @aws set category-code permissions');
    expect(second).not.toContain('payment-issue');
    expect(card).toMatch(/confirm [A-Z0-9]{6}/);
    await flow.say(/confirm [A-Z0-9]{6}/.exec(card)?.[0] ?? '');
    expect(flow.calls).toMatchObject([
      {
        service: 'support',
        operation: 'CreateCase',
        params: {
          subject: 'It is slow',
          communicationBody: 'Why -- so?',
          serviceCode: 'aws-lambda',
          categoryCode: 'permissions',
          severityCode: 'low',
        },
      },
    ]);
  });

  it('asks for nothing where all of it was typed', async () => {
    const said = 'support create-case --subject a --communication-body b --service-code s --category-code c --severity-code low';

    await expect(flow.say(said)).resolves.toMatch(/confirm [A-Z0-9]{6}/);
    expect(flow.lookUps).toEqual([]);
  });

  it('takes any text where the lists may not be read', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('ops', { Action: ['support:CreateCase'] }));

    const card = await flow.say('support create-case');

    expect(card).toContain('--service-code (Service): a text');
    expect(flow.lookUps).toEqual([]);
  });

  it('asks for nothing where it may not run', async () => {
    flow.surroundings.rules = rulesWith();

    await expect(flow.say('support create-case')).resolves.toContain('is not allowed here');
    expect(flow.lookUps).toEqual([]);
  });

  it('sends no attachments', async () => {
    const card = await flow.say('support create-case --subject a --communication-body b --attachment-set-id s');

    expect(card).toContain('Attachments cannot be sent from a chat');
    expect(flow.calls).toEqual([]);
  });

  it('says at once that the account has no support plan', async () => {
    flow.surroundings.answerLookUp = async () => ({
      status: 'failed',
      failure: {
        kind: 'service-error',
        code: 'SubscriptionRequiredException',
        message: 'Amazon Web Services Premium Support Subscription is required to use this service.',
      },
    });

    const card = await flow.say('support create-case');

    expect(card).toContain('This account has no support plan that opens this API');
    expect(card).toContain('https://aws.amazon.com/premiumsupport/plans/');
    await expect(flow.store.records.drafts.find('web//ops', 'web:ana')).resolves.toBeUndefined();
  });

  it('says so too where AWS refuses the case itself', async () => {
    flow.surroundings.answer = async () => ({
      status: 'failed',
      failure: { kind: 'service-error', code: 'SubscriptionRequiredException', message: 'Subscription is required.' },
    });

    const answer = await flow.say('support describe-cases');

    expect(answer).toContain('This account has no support plan that opens this API');
  });
});
