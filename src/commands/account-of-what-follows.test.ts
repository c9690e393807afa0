// A channel with several accounts: what comes after a command, such as the rest of an answer or of the command itself, stays in its account.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelAccount } from '../domain/channel-account.ts';
import { aGuardrail, ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const PROD: ChannelAccount = { accountId: '111111111111', name: 'prod', roleArn: 'arn:aws:iam::111111111111:role/ops' };
const STAGING: ChannelAccount = { accountId: '222222222222', name: 'staging', roleArn: 'arn:aws:iam::222222222222:role/ops' };

let flow: CommandsFlow;

function setAccounts(...accounts: readonly ChannelAccount[]): void {
  flow.surroundings.rules = { ...rulesWith(aGuardrail('all', {})), accounts };
}

beforeEach(async () => {
  flow = await openCommandsFlow();
  setAccounts(PROD, STAGING);
});
afterEach(() => flow.close());

/** The roles with whose sessions AWS was called, in order. */
const rolesCalled = (): readonly string[] =>
  flow.calls.map(({ credentials }) => (typeof credentials === 'string' ? credentials : credentials.roleArn));

const codeIn = (answer: string): string => /confirm ([A-Z0-9]{6})/.exec(answer)?.[1] ?? `no code in ${answer}`;

describe('what an answer offers', () => {
  it('reads on where it began, and leaves the Region of whoever presses alone', async () => {
    flow.surroundings.answer = async () => ({
      status: 'succeeded',
      output: { TableNames: ['a'], LastEvaluatedTableName: `a${flow.calls.length}` },
      truncatedMembers: [],
    });
    const shown = await flow.say('--account prod dynamodb list-tables --region us-west-2');
    await flow.say('account staging', { person: ben });
    const more = await flow.say(`more ${/more ([A-Z0-9]{6})/.exec(shown)?.[1] ?? ''}`, { person: ben });

    expect(more).toContain('account prod (111111111111) · role ops · us-west-2');
    expect(await flow.say('dynamodb list-tables', { person: ben })).toContain('account staging (222222222222) · role ops · eu-central-1');
  });

  it('says where to look for what came of a change whose answer was lost', async () => {
    flow.surroundings.answer = async () => ({ status: 'failed', failure: { kind: 'timed-out', wasSent: true } });
    const card = await flow.say('--account prod ec2 stop-instances --instance-ids i-1 --region us-west-2');

    expect(await flow.say(`confirm ${codeIn(card)}`)).toContain(
      'Look with: @aws --account 111111111111 ec2 describe-instances --region us-west-2',
    );
  });

  it('shows the log of a function where it runs', async () => {
    flow.surroundings.answer = async () => ({ status: 'succeeded', output: { StatusCode: 202 }, truncatedMembers: [] });
    const card = await flow.say('--account prod lambda invoke --function-name report --invocation-type Event --region us-west-2');

    expect(await flow.say(`confirm ${codeIn(card)}`)).toContain(
      'Show its log: @aws --account 111111111111 logs tail /aws/lambda/report --region us-west-2',
    );
  });
});

describe('a half-made command', () => {
  it('asks for the account first, and offers what is there', async () => {
    flow.surroundings.answerLookUp = async ({ credentials }) => {
      const isProd = typeof credentials !== 'string' && credentials.roleArn === PROD.roleArn;
      const output = { Reservations: [{ Instances: [{ InstanceId: isProd ? 'i-prod' : 'i-staging' }] }] };
      return { status: 'succeeded', output, truncatedMembers: [] };
    };
    expect(await flow.say('ec2 describe-instance-attribute --attribute userData')).toContain('Which account?');
    const form = await flow.say('account prod');

    expect(form).toContain('Which instance-id?');
    expect(form).toContain('i-prod');
    expect(form).not.toContain('i-staging');
  });

  it('goes on asking where another account is chosen meanwhile', async () => {
    await flow.say('account prod');
    await flow.say('lambda get-function-configuration');

    expect(await flow.say('account staging')).toContain('Your commands go to staging');
    expect(await flow.say('pay')).toContain('account staging');
    expect(flow.calls).toMatchObject([{ operation: 'GetFunctionConfiguration', params: { FunctionName: 'pay' } }]);
  });

  it('is a form of its own where it is guided, also once the account is chosen', async () => {
    expect(await flow.say('support create-case --subject a --communication-body b')).toContain('Which account?');
    expect(await flow.say('account prod')).toContain('--service-code (Service)');
    expect(await flow.say('account staging')).toContain('Your commands go to staging');
    expect(flow.calls).toEqual([]);
  });

  it('is not asked about where it never runs', async () => {
    expect(await flow.say('iam delete-user')).not.toContain('Which account?');
  });
});

describe('a file of several pages', () => {
  it('holds them all, each asked for in the account and with the role of the answer, whatever is chosen meanwhile', async () => {
    const pages = [
      { TableNames: ['a'], LastEvaluatedTableName: 'a' },
      { TableNames: ['a'], LastEvaluatedTableName: 'a' },
      { TableNames: ['b'] },
    ];
    flow.surroundings.answer = async () => ({ status: 'succeeded', output: pages.shift() ?? {}, truncatedMembers: [] });
    const shown = await flow.say('--account prod dynamodb list-tables --page-size 1');
    await flow.say('account staging');
    const answer = await flow.say(`file ${/file ([A-Z0-9]{6}) json/.exec(shown)?.[1] ?? ''} json`);

    expect(answer).toContain('dynamodb list-tables: 2 tables as a file');
    expect(answer).not.toContain('Not the whole');
    expect(rolesCalled()).toEqual([PROD.roleArn, PROD.roleArn, PROD.roleArn]);
  });

  it('ends where the role of the account has become another', async () => {
    flow.surroundings.answer = async () => ({
      status: 'succeeded',
      output: { TableNames: ['a'], LastEvaluatedTableName: `a${flow.calls.length}` },
      truncatedMembers: [],
    });
    const shown = await flow.say('--account prod dynamodb list-tables --page-size 1');
    flow.surroundings.answer = async () => {
      setAccounts({ ...PROD, roleArn: 'arn:aws:iam::111111111111:role/other' }, STAGING);
      return { status: 'succeeded', output: { TableNames: ['a'], LastEvaluatedTableName: 'a' }, truncatedMembers: [] };
    };
    const answer = await flow.say(`file ${/file ([A-Z0-9]{6}) json/.exec(shown)?.[1] ?? ''} json`);

    expect(answer).toContain('Not the whole: commands reach another account now.');
    expect(rolesCalled()).toEqual([PROD.roleArn, PROD.roleArn]);
  });
});
