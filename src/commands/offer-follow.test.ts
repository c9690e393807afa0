import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Watch } from '../domain/watch.ts';
import { renderPlainText } from '../messages/plain-text.ts';
import type { CommandsPipelineOptions } from './pipeline.ts';
import { newWatchMemory, pollWatch } from './poll-watch.ts';
import { aGuardrail, ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';
import { catalogue } from './testing/parse-for-test.ts';
import { followedWork } from './watch/followed-work.ts';
import { OFFER_LIFETIME_MS } from './watch/watch-limits.ts';

type Output = Readonly<Record<string, unknown>>;
type Outcome = Awaited<ReturnType<CommandsPipelineOptions['invoker']['invoke']>>;

let flow: CommandsFlow;
let announced: string[];
let shown: string[];

beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(aGuardrail('all', {}));
  announced = [];
  shown = [];
});
afterEach(() => flow.close());

function answerWith(output: Output): void {
  flow.surroundings.answer = async (): Promise<Outcome> => ({ status: 'succeeded', output, truncatedMembers: [] });
}

/** Says a changing command, confirms it, and returns its answer. */
async function runChange(text: string, output: Output): Promise<string> {
  const card = await flow.say(text);
  answerWith(output);
  return flow.say(`confirm ${/confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? card}`);
}

function followCodeOn(answer: string): string {
  return /follow ([A-Z0-9]{6})/.exec(answer)?.[1] ?? `no code on: ${answer}`;
}

/** Follows what an answer offers. */
async function follow(answer: string): Promise<Watch> {
  await flow.say(`follow ${followCodeOn(answer)}`);
  const watch = flow.begun.at(-1);
  if (watch === undefined) throw new Error(`nothing to follow on: ${answer}`);
  return watch;
}

function poll({ id }: Watch): Promise<number | undefined> {
  return pollWatch(id, newWatchMemory(), {
    context: flow.context,
    ask: flow.askAgain,
    show: (_watch, message) => shown.push(renderPlainText(message)),
    async announce(_watch, message) {
      announced.push(renderPlainText(message));
    },
  });
}

const PIPELINE = 'codepipeline start-pipeline-execution --name shop';
const EXECUTION: Output = { pipelineExecutionId: 'e-1' };

/** Commands with their answers, what is then asked, and answers to that: under way, good, bad. */
const WORK: readonly (readonly [command: string, output: Output, asked: object, ...answers: readonly [Output, Output, Output]])[] = [
  [
    'ssm start-automation-execution --document-name AWS-RestartEC2Instance',
    { AutomationExecutionId: 'a-1' },
    { operation: 'GetAutomationExecution', params: { AutomationExecutionId: 'a-1' } },
    automation('InProgress', [
      { StepName: 'stop', StepStatus: 'Success' },
      { StepName: 'start', StepStatus: 'InProgress' },
    ]),
    automation('Success', []),
    automation('Failed', []),
  ],
  [
    'ssm send-command --document-name AWS-RunShellScript --instance-ids i-1',
    { Command: { CommandId: 'c-1' } },
    { operation: 'ListCommands', params: { CommandId: 'c-1' } },
    { Commands: [{ Status: 'InProgress', CompletedCount: 1, TargetCount: 3, ErrorCount: 0 }] },
    { Commands: [{ Status: 'Success', CompletedCount: 3, TargetCount: 3, ErrorCount: 0 }] },
    { Commands: [{ Status: 'TimedOut', CompletedCount: 3, TargetCount: 3, ErrorCount: 1 }] },
  ],
  [
    'stepfunctions start-execution --state-machine-arn arn:aws:states:eu-central-1:123456789012:stateMachine:a',
    { executionArn: 'arn:aws:states:eu-central-1:123456789012:execution:a:b' },
    { operation: 'DescribeExecution', params: { executionArn: 'arn:aws:states:eu-central-1:123456789012:execution:a:b' } },
    { status: 'RUNNING' },
    { status: 'SUCCEEDED' },
    { status: 'FAILED', error: 'States.TaskFailed', cause: 'no such table' },
  ],
  [
    'codebuild start-build --project-name shop',
    { build: { id: 'shop:1' } },
    { operation: 'BatchGetBuilds', params: { ids: ['shop:1'] } },
    { builds: [{ buildStatus: 'IN_PROGRESS', phases: [{ phaseType: 'INSTALL', phaseStatus: 'SUCCEEDED' }, { phaseType: 'BUILD' }] }] },
    { builds: [{ buildStatus: 'SUCCEEDED', phases: [] }] },
    { builds: [{ buildStatus: 'FAULT', phases: [{ phaseType: 'BUILD', phaseStatus: 'FAILED', contexts: [{ message: 'exit 1' }] }] }] },
  ],
  [
    PIPELINE,
    EXECUTION,
    { operation: 'GetPipelineExecution', params: { pipelineName: 'shop', pipelineExecutionId: 'e-1' } },
    { pipelineExecution: { status: 'InProgress' } },
    { pipelineExecution: { status: 'Succeeded' } },
    { pipelineExecution: { status: 'Superseded' } },
  ],
  [
    'deploy create-deployment --application-name shop',
    { deploymentId: 'd-1' },
    { operation: 'GetDeployment', params: { deploymentId: 'd-1' } },
    { deploymentInfo: { status: 'InProgress', deploymentOverview: { Succeeded: 1, InProgress: 2, Failed: 0 } } },
    { deploymentInfo: { status: 'Succeeded' } },
    { deploymentInfo: { status: 'Failed', errorInformation: { message: 'too few healthy' } } },
  ],
  [
    'cloudformation create-stack --stack-name shop --template-url https://example.com/a',
    { StackId: 'arn:aws:cloudformation:eu-central-1:123456789012:stack/shop/1' },
    { operation: 'DescribeStacks', params: { StackName: 'arn:aws:cloudformation:eu-central-1:123456789012:stack/shop/1' } },
    { Stacks: [{ StackStatus: 'CREATE_IN_PROGRESS' }] },
    { Stacks: [{ StackStatus: 'CREATE_COMPLETE' }] },
    { Stacks: [{ StackStatus: 'ROLLBACK_COMPLETE', StackStatusReason: 'no such role' }] },
  ],
  [
    'cloudformation update-stack --stack-name shop',
    { StackId: 'shop' },
    { operation: 'DescribeStacks', params: { StackName: 'shop' } },
    { Stacks: [{ StackStatus: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS' }] },
    { Stacks: [{ StackStatus: 'UPDATE_COMPLETE' }] },
    { Stacks: [{ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' }] },
  ],
  [
    'ecs update-service --service api --cluster shop --desired-count 3',
    { service: { serviceArn: 'arn:aws:ecs:eu-central-1:123456789012:service/shop/api', clusterArn: 'shop' } },
    { operation: 'DescribeServices', params: { cluster: 'shop', services: ['arn:aws:ecs:eu-central-1:123456789012:service/shop/api'] } },
    service(2, { status: 'PRIMARY', rolloutState: 'COMPLETED' }),
    service(3, { status: 'PRIMARY', rolloutState: 'COMPLETED' }),
    service(1, { status: 'PRIMARY', rolloutState: 'FAILED', rolloutStateReason: 'circuit breaker' }),
  ],
];

function automation(AutomationExecutionStatus: string, StepExecutions: readonly Output[]): Output {
  return { AutomationExecution: { AutomationExecutionStatus, StepExecutions } };
}

function service(runningCount: number, ...deployments: readonly Output[]): Output {
  return { services: [{ serviceName: 'api', runningCount, desiredCount: 3, deployments }] };
}

describe('an answer that offers to follow', () => {
  it.each(WORK)('%s', async (command, output, ...[asked, underWay, good, bad]) => {
    const watch = await follow(await runChange(command, output));
    answerWith(underWay);
    await expect(poll(watch)).resolves.toBe(10_000);
    expect(flow.calls.at(-1)).toMatchObject(asked);
    answerWith(good);
    await expect(poll(watch)).resolves.toBeUndefined();
    const again = await follow(await runChange(command, output));
    answerWith(bad);
    await expect(poll(again)).resolves.toBeUndefined();

    const name = command.split(' ').slice(0, 2).join(' ');
    expect(announced).toEqual([expect.stringContaining(`${name}: done`), expect.stringContaining(`${name}: failed`)]);
  });

  it('is told of in the thread in which somebody follows it', async () => {
    const answer = await runChange(PIPELINE, { pipelineExecutionId: 'e-1' });
    await flow.say(`follow ${followCodeOn(answer)}`, { threadMessageId: '1700000100.000200' });
    const watch = flow.begun.at(-1);

    await expect(flow.store.records.watches.find(watch?.id ?? '')).resolves.toMatchObject({ threadMessageId: '1700000100.000200' });
  });

  it('says what is being done, and why it failed', async () => {
    const [, build] = [WORK[0], WORK[3]];
    const [command, output, , underWay, , bad] = build ?? [];
    const watch = await follow(await runChange(command ?? '', output ?? {}));
    answerWith(underWay ?? {});
    await poll(watch);
    answerWith(bad ?? {});
    await poll(watch);

    expect(shown[0]).toContain('• INSTALL: SUCCEEDED\n• BUILD: IN_PROGRESS');
    expect(announced[0]).toContain('exit 1');
  });

  it.each(['report', 'report:3', 'arn:aws:lambda:eu-central-1:123456789012:function:report:$LATEST'])(
    'says that an event of Lambda leaves nothing to follow but its log: %s',
    async (name) => {
      const answer = await runChange(`lambda invoke --function-name '${name}' --invocation-type Event`, { StatusCode: 202 });

      expect(answer).toContain('AWS keeps nothing to follow it by');
      expect(answer).toMatch(/@aws logs tail \/aws\/lambda\/report$/);
      expect(answer).not.toContain('@aws follow');
    },
  );

  it.each([
    ['that answers at once', 'lambda invoke --function-name report', { StatusCode: 200 }],
    ['whose answer does not say of what', PIPELINE, {}],
  ])('is not given for a command %s', async (_, command, output) => {
    await expect(runChange(command, output)).resolves.not.toContain('follow');
  });

  it('leaves the answer as it is where the offer cannot be stored', async () => {
    const card = await flow.say(PIPELINE);
    answerWith(EXECUTION);
    // Received, answered, executing, succeeded; then the offer.
    flow.store.failOn(5);

    const answer = await flow.say(`confirm ${/confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? ''}`);

    expect(answer).toContain('e-1');
    expect(answer).not.toContain('follow');
  });
});

describe('follow', () => {
  it('goes on in the name of whoever says it, once', async () => {
    const code = followCodeOn(await runChange(PIPELINE, EXECUTION));

    const answer = await flow.say(`follow ${code}`, { person: ben, idempotencyKey: 'k-follow' });

    expect(answer).toContain('Following codepipeline start-pipeline-execution');
    expect(flow.begun).toMatchObject([{ person: ben, answerKey: 'k-follow', status: 'running' }]);
    await expect(flow.auditEvents()).resolves.toContainEqual(expect.objectContaining({ kind: 'watch.started', person: ben }));
    await expect(flow.say(`follow ${code}`)).resolves.toContain('Nothing to follow');
    await expect(flow.say(`stop ${code}`)).resolves.toContain('Only Ben');
  });

  it('counts in its own channel, and for an hour', async () => {
    const code = followCodeOn(await runChange(PIPELINE, EXECUTION));
    const channel = { platform: 'web', workspaceId: '', channelId: 'other' } as const;

    await expect(flow.say(`follow ${code}`, { channel })).resolves.toContain('Nothing to follow');
    flow.advance(OFFER_LIFETIME_MS + 1);
    await expect(flow.say(`follow ${code}`)).resolves.toContain('Nothing to follow');
    await expect(flow.say(`stop ${code}`)).resolves.toContain('Nothing to stop');
  });

  it('is decided anew: where the channel may not look, it ends', async () => {
    const watch = await follow(await runChange(PIPELINE, EXECUTION));
    flow.surroundings.rules = rulesWith(aGuardrail('start alone', { Action: ['codepipeline:StartPipelineExecution'] }));
    await poll(watch);

    expect(announced[0]).toContain('may not be looked at any more');
  });

  it('asks nothing but what its work is followed by', async () => {
    const watch = await follow(await runChange(PIPELINE, EXECUTION));
    const stolen = { ...watch, subject: { ...watch.subject, commandText: 'codepipeline start-pipeline-execution --name shop' } };
    const callCount = flow.calls.length;

    await expect(flow.askAgain(stolen)).resolves.toMatchObject({ kind: 'refused' });
    expect(flow.calls).toHaveLength(callCount);
  });

  it('takes nothing of an answer for more than a value', async () => {
    const id = "e-1' --region us-west-2 --pipeline-name 'other";
    const watch = await follow(await runChange(PIPELINE, { pipelineExecutionId: id }));
    answerWith({ pipelineExecution: { status: 'InProgress' } });
    await poll(watch);

    expect(flow.calls.at(-1)).toMatchObject({
      operation: 'GetPipelineExecution',
      params: { pipelineName: 'shop', pipelineExecutionId: id },
      region: 'eu-central-1',
    });
  });
});

describe('followedWork', () => {
  it.each(Object.entries(followedWork))('asks for the work of %s what there is', (name, { ask, params, good, bad }) => {
    const [serviceName = '', command = ''] = name.split(' ');
    const service = catalogue.service(serviceName);

    expect(service?.operationOfCli(command)).toBeDefined();
    expect(Object.keys(params).filter((member) => service?.operation(ask)?.input.members.has(member) !== true)).toEqual([]);
    expect(good.filter((status) => bad.includes(status))).toEqual([]);
  });
});
