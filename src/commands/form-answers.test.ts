// What forms say, and what becomes of it: whatever was typed into a field is the value of that field and nothing else.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formCommand } from '../../console/src/format/form-command.ts';
import type { Form } from '../messages/message.ts';
import { formBlocks } from '../messages/form-text.ts';
import { hostileText } from '../messages/testing/hostile-text.ts';
import { isPlainCommand } from '../messages/typed-action.ts';
import { DRAFT_LIFETIME_MS } from './draft-command.ts';
import { completeHalfCommand } from './parse/complete-half-command.ts';
import { parseCommand } from './parse/parse-command.ts';
import { readHalfCommand } from './parse/read-half-command.ts';
import { aGuardrail, ana, ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const ALARM = 'cloudwatch set-alarm-state --alarm-name a';
const FUNCTION = 'lambda get-function-configuration';

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(aGuardrail('ops', {}));
});
afterEach(() => flow.close());

/** Says something, and returns the form of the answer. */
async function formOf(text: string): Promise<Form> {
  const message = await flow.pipeline({
    channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
    person: ana,
    text,
    idempotencyKey: flow.context.newId(),
  });
  const form = message?.blocks.find((block) => block.kind === 'form');
  if (form === undefined) throw new Error(`no form: ${message?.fallbackText ?? ''}`);
  return form;
}

function fill({ command, fields }: Form, values: Readonly<Record<string, string>>): string {
  return formCommand(
    command,
    fields.map(({ label: _label, value: _value, ...field }) => ({ ...field, choices: [] })),
    values,
  );
}

describe('the form of a command that lacks parameters', () => {
  it('has a field for each, with its choices, until its time is over', async () => {
    const { fields, expiresAt } = await formOf(ALARM);

    expect(fields).toMatchObject([
      {
        name: 'state-value',
        input: 'line',
        isRequired: true,
        choices: [{ value: 'ALARM' }, { value: 'INSUFFICIENT_DATA' }, { value: 'OK' }],
      },
      { name: 'state-reason', input: 'line', isRequired: true, choices: [] },
    ]);
    expect(expiresAt.getTime() - flow.context.now().getTime()).toBe(DRAFT_LIFETIME_MS);
  });

  it.each([
    ['quotes', `it's "so"`],
    ['several lines', 'one\ntwo'],
    ['an option', '--region us-gov-west-1'],
    ['an option of the same name', "x' --alarm-name b --state-reason 'y"],
    ['another parameter', 'state-value=OK'],
    ['another command', 'x; ec2 terminate-instances'],
    ['another line with a command', 'x\naws ec2 terminate-instances --instance-ids i-1'],
    ['a substitution', '$(reboot) `reboot` ${HOME}'],
    ['a hyphen alone', '-'],
    ['an entity', '&amp; &#39;'],
    ['a dash', '— –region'],
    ['JSON', '{"a": "b"}'],
    ['backslashes', 'a\\'],
  ])('takes %s as a value', async (_what, value) => {
    const card = await flow.say(fill(await formOf(ALARM), { 'state-value': 'ALARM', 'state-reason': value }));
    await flow.say(/confirm [A-Z0-9]{6}/.exec(card)?.[0] ?? '');

    expect(flow.calls).toMatchObject([
      { operation: 'SetAlarmState', params: { AlarmName: 'a', StateValue: 'ALARM', StateReason: value }, region: 'eu-central-1' },
    ]);
  });

  it('takes any text as a value', async () => {
    const form = await formOf(ALARM);
    const half = readHalfCommand(ALARM, ['--state-value', '--state-reason'], flow.context);
    if (half === undefined) throw new Error('not kept');
    fc.assert(
      fc.property(hostileText(), (typed) => {
        const value = typed.trim();
        fc.pre(value !== '' && !value.includes('\r'));
        const said = fill({ ...form, command: 'set' }, { 'state-value': 'OK', 'state-reason': value });
        const outcome = parseCommand(completeHalfCommand(half, said)?.text ?? '', flow.context);
        // A file or an address is refused by its name: no value becomes anything but a value.
        if (outcome.status === 'failed') return outcome.failure.code === 'not-supported';
        expect(outcome.command).toMatchObject({ operation: 'SetAlarmState', params: { StateReason: value } });
        return Object.keys(outcome.command.params).length === 3;
      }),
    );
  });

  it('gives any choice as it is, also where it is said by a button', async () => {
    const half = readHalfCommand(FUNCTION, ['--function-name'], flow.context);
    if (half === undefined) throw new Error('not kept');
    const field = { name: 'function-name', type: 'a text', input: 'line', isRequired: true } as const;
    fc.assert(
      fc.property(hostileText(), hostileText(), (value, label) => {
        const [action] = formBlocks({ fields: [{ ...field, choices: [{ value, label }] }] }).flatMap((block) =>
          block.kind === 'actions' ? block.actions : [],
        );
        // What does not say the same wherever it is shown is no button.
        fc.pre(value.trim() !== '' && action !== undefined && isPlainCommand(action.command));
        const outcome = parseCommand(completeHalfCommand(half, action?.command ?? '')?.text ?? '', flow.context);
        expect(action?.text.endsWith(`(${value})`)).toBe(value.length < 72);
        if (outcome.status === 'failed') return outcome.failure.code === 'not-supported';
        expect(outcome.command.params).toEqual({ FunctionName: value });
        return true;
      }),
    );
  });

  it('gives several values, also such as look like options', async () => {
    const card = await flow.say(fill(await formOf('ec2 stop-instances'), { 'instance-ids': 'i-1\n  --dry-run \n\ni-2' }));
    await flow.say(/confirm [A-Z0-9]{6}/.exec(card)?.[0] ?? '');

    expect(flow.calls.at(-1)).toMatchObject({ operation: 'StopInstances', params: { InstanceIds: ['i-1', '--dry-run', 'i-2'] } });
  });

  it('asks again for what was left empty', async () => {
    const second = await formOf(fill(await formOf(ALARM), { 'state-value': 'ALARM', 'state-reason': '' }));

    expect(second.fields.map(({ name }) => name)).toEqual(['state-reason']);
  });

  it('runs once, however often it is submitted', async () => {
    const said = fill(await formOf(FUNCTION), { 'function-name': 'pay' });

    const answers = await Promise.all([flow.say(said), flow.say(said), flow.say(said)]);

    expect(flow.calls).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes('No command of yours waits'))).toHaveLength(2);
  });

  it('changes nothing for somebody else, nor after its time', async () => {
    const said = fill(await formOf(FUNCTION), { 'function-name': 'pay' });

    await expect(flow.say(said, { person: ben })).resolves.toContain('No command of yours waits');
    flow.advance(DRAFT_LIFETIME_MS);
    await expect(flow.say(said)).resolves.toContain('No command of yours waits');
    expect(flow.calls).toEqual([]);
  });

  it('completes no other command than its own', async () => {
    const older = fill(await formOf('ec2 start-instances'), { 'instance-ids': 'i-1' });
    await formOf('ec2 describe-instance-attribute --attribute userData');
    await formOf('ec2 stop-instances');

    await expect(flow.say(older)).resolves.toContain('No command of yours waits');
    expect(flow.updates.at(-1)).toContain('Left for another command');
  });

  it('is gone from its card once it was answered', async () => {
    await flow.say(fill(await formOf(FUNCTION), { 'function-name': 'pay' }));

    expect(flow.updates).toEqual([expect.stringMatching(/Answered[^]*get-function-configuration --function-name/)]);
  });

  it('stays for another try where a value was wrong', async () => {
    const form = await formOf('lambda put-function-concurrency --function-name pay');

    await expect(flow.say(fill(form, { 'reserved-concurrent-executions': 'many' }))).resolves.toContain('takes a number');
    await expect(flow.say(fill(form, { 'reserved-concurrent-executions': '5' }))).resolves.toMatch(/confirm [A-Z0-9]{6}/);
  });
});

describe('the form of a structure that is not whole', () => {
  const PUT = 'cloudwatch put-metric-alarm --alarm-name a --evaluation-periods 1 --comparison-operator GreaterThanThreshold';

  it('has what was given, with a gap for what is missing', async () => {
    const { fields } = await formOf(`${PUT} --dimensions Name=x`);

    expect(fields).toMatchObject([{ name: 'dimensions', input: 'structure', choices: [] }]);
    expect(JSON.parse(fields[0]?.value ?? '')).toEqual([{ Name: 'x', Value: null }]);
    expect(fields[0]?.type).toContain('lacks Value');
  });

  it('takes the whole in the place of the part', async () => {
    const form = await formOf(`${PUT} --dimensions Name=x`);
    const card = await flow.say(fill(form, { dimensions: '[{"Name": "x", "Value": "it\'s"}]' }));
    await flow.say(/confirm [A-Z0-9]{6}/.exec(card)?.[0] ?? '');

    expect(flow.calls.at(-1)?.params).toMatchObject({ AlarmName: 'a', Dimensions: [{ Name: 'x', Value: "it's" }] });
    expect(card).not.toContain('more than once');
  });

  it('takes the short form too', async () => {
    await formOf(`${PUT} --dimensions Name=x`);

    await expect(flow.say('set dimensions Name=x,Value=y')).resolves.toMatch(/confirm [A-Z0-9]{6}/);
  });

  it('tells of a gap that was left', async () => {
    const form = await formOf(`${PUT} --dimensions Name=x`);

    await expect(flow.say(fill(form, { dimensions: form.fields[0]?.value ?? '' }))).resolves.toContain('not null');
    await expect(flow.say('set dimensions Name=x,Value=y')).resolves.toMatch(/confirm [A-Z0-9]{6}/);
  });

  it('has gaps within gaps', async () => {
    const { fields } = await formOf(
      'ssm-incidents update-related-items --incident-record-arn a --related-items-update {"itemToAdd":{"title":"x"}}',
    );

    expect(JSON.parse(fields[0]?.value ?? '')).toEqual({ itemToAdd: { title: 'x', identifier: { value: null, type: null } } });
  });
});

describe('a command of several lines', () => {
  it('is kept in one', async () => {
    await formOf('cloudwatch set-alarm-state \\\n  --alarm-name "a b" \\\n  --region us-west-2');

    await expect(flow.store.records.drafts.find('web//ops', ana.userId)).resolves.toMatchObject({
      commandText: "cloudwatch set-alarm-state --alarm-name 'a b' --region us-west-2",
    });
  });

  it('is completed, with the JSON in it', async () => {
    const form = await formOf(`dynamodb put-item --item '{\n  "id": {"S": "it is"}\n}'`);
    const card = await flow.say(fill(form, { 'table-name': 'orders' }));
    await flow.say(/confirm [A-Z0-9]{6}/.exec(card)?.[0] ?? '');

    expect(flow.calls.at(-1)?.params).toMatchObject({ TableName: 'orders', Item: { id: { S: 'it is' } } });
  });
});
