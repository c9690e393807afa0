import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOOKED_UP_NAMES } from '../catalogue/cli/own-commands.ts';
import { hostileText } from '../messages/testing/hostile-text.ts';
import { LOOKED_UP_COMMANDS } from './looked-up-commands.ts';
import { aGuardrail, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(aGuardrail('all', {}));
});
afterEach(() => flow.close());

const TOKEN = '1a2b3c4d-573f-4ea7-a67E-1dCEXAMPLE00';

type Output = Readonly<Record<string, unknown>>;

/** Lets AWS answer look-ups by their operations. */
function lookUpsAnswer(outputs: Readonly<Record<string, Output>>): void {
  flow.surroundings.answerLookUp = async ({ operation }) => {
    const output = outputs[operation];
    return output === undefined
      ? { status: 'failed', failure: { kind: 'not-supported', reason: 'Not here.' } }
      : { status: 'succeeded', output, truncatedMembers: [] };
  };
}

function pipelineWith(execution: Output, pipelineExecutionId = 'e-2'): Output {
  return {
    pipelineName: 'shop',
    stageStates: [
      { stageName: 'Build', actionStates: [] },
      {
        stageName: 'Production',
        latestExecution: { pipelineExecutionId },
        actionStates: [{ actionName: 'SignOff', latestExecution: execution }],
      },
    ],
  };
}

const APPROVE = 'codepipeline approve --pipeline shop --stage Production --action SignOff';

/** Says the word that a card waits for. */
function confirm(card: string): Promise<string> {
  return flow.say(`confirm ${/confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? `no code on: ${card}`}`);
}

describe('LOOKED_UP_COMMANDS', () => {
  it('are those that are completed while one types', () => {
    const typed = new Map(LOOKED_UP_NAMES.map(({ service, command, options }) => [`${service} ${command}`, [...options.keys()]]));
    const known = [...LOOKED_UP_COMMANDS].map(([name, { required, optional }]) => [name, [...required, ...optional, 'region']] as const);
    expect(typed).toEqual(new Map(known));
  });
});

describe('codepipeline approve', () => {
  it('finds the token, shows what it will send, and sends it once it is confirmed', async () => {
    const lastStatusChange = new Date('2026-11-28T10:05:00Z');
    lookUpsAnswer({ GetPipelineState: pipelineWith({ status: 'InProgress', token: TOKEN, lastStatusChange }) });

    const card = await flow.say(`${APPROVE} --comment "Looks good; it's fine"`);
    expect(card).toContain('put-approval-result');
    expect(card).toContain('This answers execution e-2, which waits since 2026-11-28 10:05 UTC.');
    expect(flow.calls).toEqual([]);
    await confirm(card);

    expect(flow.calls.map(({ service, operation, params }) => ({ service, operation, params }))).toEqual([
      {
        service: 'codepipeline',
        operation: 'PutApprovalResult',
        params: {
          pipelineName: 'shop',
          stageName: 'Production',
          actionName: 'SignOff',
          result: { summary: "Looks good; it's fine", status: 'Approved' },
          token: TOKEN,
        },
      },
    ]);
    expect((await flow.lookUpEvents()).map(({ detail }) => detail['operation'])).toContain('GetPipelineState');
    expect(await flow.auditKinds()).toContain('command.succeeded');
  });

  it('rejects, in the Region that is named', async () => {
    lookUpsAnswer({ GetPipelineState: pipelineWith({ status: 'InProgress', token: TOKEN }) });

    await confirm(await flow.say(`${APPROVE.replace('approve', 'reject')} --region eu-west-1`));

    expect(flow.lookUps.find(({ operation }) => operation === 'GetPipelineState')?.region).toBe('eu-west-1');
    expect(flow.calls[0]).toMatchObject({ region: 'eu-west-1', params: { result: { summary: '', status: 'Rejected' } } });
  });

  it('says why where nothing waits for an answer', async () => {
    lookUpsAnswer({ GetPipelineState: pipelineWith({ status: 'Succeeded' }) });
    expect(await flow.say(APPROVE)).toContain('does not wait for an answer. Its last answer: Succeeded.');

    lookUpsAnswer({ GetPipelineState: { stageStates: [] } });
    expect(await flow.say(APPROVE)).toContain('Pipeline shop has no stage Production.');
    expect(flow.calls).toEqual([]);
  });

  it('answers the approval that is named, and no other that waits in its place by now', async () => {
    lookUpsAnswer({ GetPipelineState: pipelineWith({ status: 'InProgress', token: TOKEN }) });

    for (const old of ['--pipeline-execution-id e-1', `--token ${TOKEN}0`, `--pipeline-execution-id e-2 --token ${TOKEN}0`]) {
      expect(await flow.say(`${APPROVE} ${old}`)).toContain('is over. Execution e-2 waits there now.');
    }
    expect(flow.calls).toEqual([]);
    await confirm(await flow.say(`${APPROVE} --pipeline-execution-id e-2 --token ${TOKEN}`));

    expect(flow.calls).toMatchObject([{ operation: 'PutApprovalResult', params: { token: TOKEN } }]);
  });

  it('looks nothing up where the channel may not, and says so', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('puts', { Action: ['codepipeline:PutApprovalResult'] }));
    lookUpsAnswer({ GetPipelineState: pipelineWith({ status: 'InProgress', token: TOKEN }) });

    expect(await flow.say(APPROVE)).toContain('this channel may not do that');
    expect(flow.lookUps).toEqual([]);
  });

  it('sends nothing where the channel may look but not answer', async () => {
    flow.surroundings.rules = rulesWith(aGuardrail('looks', { Action: ['codepipeline:Get*'] }));
    lookUpsAnswer({ GetPipelineState: pipelineWith({ status: 'InProgress', token: TOKEN }) });

    expect(await flow.say(APPROVE)).toContain('allows codepipeline:PutApprovalResult');
    expect(flow.calls).toEqual([]);
  });

  it.each([
    ['codepipeline approve', 'needs --pipeline, --stage, --action'],
    [`${APPROVE} --comment`, '--comment needs a value'],
    [`${APPROVE} now`, 'stands behind no option'],
    [`${APPROVE} --colour red`, 'has no option --colour'],
    [`${APPROVE} --region frankfurt`, '--region takes the name of a Region'],
    [`${APPROVE} --comment ${'x'.repeat(513)}`, '512 characters at most'],
  ])('explains %s', async (text, words) => {
    expect(await flow.say(text)).toContain(words);
    expect(flow.calls).toEqual([]);
  });

  it('takes any comment for a comment and nothing else', async () => {
    lookUpsAnswer({ GetPipelineState: pipelineWith({ status: 'InProgress', token: TOKEN }) });
    let sentCount = 0;
    const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
    await fc.assert(
      fc.asyncProperty(hostileText(), async (comment) => {
        const before = flow.calls.length;
        const card = await flow.say(`${APPROVE} --comment=${quoted(comment)}`);
        if (!card.includes('put-approval-result')) return;
        await confirm(card);
        sentCount += 1;
        expect(flow.calls.slice(before)).toHaveLength(1);
        expect(flow.calls[before]?.params).toMatchObject({ pipelineName: 'shop', token: TOKEN, result: { status: 'Approved' } });
      }),
      { numRuns: 15 },
    );
    expect(sentCount).toBeGreaterThan(0);
  });
});

describe('ecs roll-back', () => {
  const ROLL_BACK = 'ecs roll-back --cluster shop --service checkout';
  const arn = (id: string): string => `arn:aws:ecs:eu-central-1:123456789012:service-deployment/shop/checkout/${id}`;
  const revision = (id: string): string => `arn:aws:ecs:eu-central-1:123456789012:service-revision/shop/checkout/${id}`;

  it('stops the deployment that is under way', async () => {
    lookUpsAnswer({
      ListServiceDeployments: {
        serviceDeployments: [
          { serviceDeploymentArn: arn('2'), status: 'IN_PROGRESS', createdAt: new Date(2), targetServiceRevisionArn: revision('2') },
          { serviceDeploymentArn: arn('1'), status: 'SUCCESSFUL', createdAt: new Date(1), targetServiceRevisionArn: revision('1') },
        ],
      },
    });

    await confirm(await flow.say(ROLL_BACK));

    expect(flow.calls[0]).toMatchObject({
      operation: 'StopServiceDeployment',
      params: { serviceDeploymentArn: arn('2'), stopType: 'ROLLBACK' },
    });
  });

  it('goes back to the revision before where nothing is under way', async () => {
    lookUpsAnswer({
      ListServiceDeployments: {
        serviceDeployments: [
          { serviceDeploymentArn: arn('1'), status: 'SUCCESSFUL', createdAt: new Date(1), targetServiceRevisionArn: revision('1') },
          { serviceDeploymentArn: arn('3'), status: 'SUCCESSFUL', createdAt: new Date(3), targetServiceRevisionArn: revision('3') },
          {
            serviceDeploymentArn: arn('2'),
            status: 'ROLLBACK_SUCCESSFUL',
            createdAt: new Date(2),
            targetServiceRevisionArn: revision('2'),
          },
        ],
      },
      DescribeServiceRevisions: { serviceRevisions: [{ taskDefinition: 'checkout:41' }] },
    });

    await confirm(await flow.say(ROLL_BACK));

    expect(flow.calls[0]).toMatchObject({
      operation: 'UpdateService',
      params: { cluster: 'shop', service: 'checkout', taskDefinition: 'checkout:41' },
    });
    expect(flow.lookUps.find(({ operation }) => operation === 'DescribeServiceRevisions')?.params).toMatchObject({
      serviceRevisionArns: [revision('1')],
    });
  });

  it('says so where there is nothing to go back to', async () => {
    lookUpsAnswer({
      ListServiceDeployments: {
        serviceDeployments: [
          { serviceDeploymentArn: arn('1'), status: 'SUCCESSFUL', createdAt: new Date(1), targetServiceRevisionArn: revision('1') },
        ],
      },
    });

    expect(await flow.say(ROLL_BACK)).toContain('ECS knows no other revision');
  });
});

describe('logs insights', () => {
  const INSIGHTS = 'logs insights --group /ecs/web --since 2026-03-01T02:00:00Z --until 2026-03-01T02:30:00Z';
  const rows = [
    [
      { field: '@timestamp', value: '2026-03-01 02:10:00.250' },
      { field: '@message', value: 'payment timed out' },
      { field: '@ptr', value: 'CmEK' },
    ],
  ];

  it('starts the query over the time, waits for its end, and shows the lines that it found', async () => {
    lookUpsAnswer({ StartQuery: { queryId: 'q-1' }, GetQueryResults: { status: 'Complete', results: [] } });
    flow.surroundings.answer = async () => ({ status: 'succeeded', output: { status: 'Complete', results: rows }, truncatedMembers: [] });

    const said = flow.say(INSIGHTS);
    await expect.poll(() => flow.timeouts).toContain(500);
    flow.expire(500);
    const answer = await said;

    expect(answer).toContain('1 line');
    expect(answer).toContain('payment timed out');
    expect(answer).toContain(
      'Edit and run again: @aws logs insights --group /ecs/web --since 2026-03-01T02:00:00.000Z --until 2026-03-01T02:30:00.000Z',
    );
    expect(answer).toContain(
      'Open in Logs Insights: https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:',
    );
    expect(flow.lookUps[0]).toMatchObject({
      operation: 'StartQuery',
      params: {
        logGroupName: '/ecs/web',
        startTime: Date.parse('2026-03-01T02:00:00Z') / 1000,
        endTime: Date.parse('2026-03-01T02:30:00Z') / 1000,
        limit: 10_000,
      },
    });
    expect(flow.calls).toMatchObject([{ operation: 'GetQueryResults', params: { queryId: 'q-1' } }]);
    expect((await flow.lookUpEvents()).map(({ detail }) => detail['operation'])).toEqual(['StartQuery', 'GetQueryResults']);
  });

  it("asks a query of one's own", async () => {
    lookUpsAnswer({ StartQuery: { queryId: 'q-1' }, GetQueryResults: { status: 'Failed', results: [] } });
    const said = flow.say(`${INSIGHTS} --query-string 'stats count(*) by bin(5m)'`);
    await expect.poll(() => flow.timeouts).toContain(500);
    flow.expire(500);
    await said;

    expect(flow.lookUps[0]?.params).toMatchObject({ queryString: 'stats count(*) by bin(5m)' });
  });

  it.each([
    ['logs insights --group g --since yesterday', '--since and --until take a time'],
    ['logs insights --group g --since 1h --until 2h', '--until must be later'],
    ['logs insights --group g', 'needs --since'],
  ])('explains %s', async (text, words) => {
    expect(await flow.say(text)).toContain(words);
    expect(flow.lookUps).toEqual([]);
  });
});
