import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../../messages/testing/hostile-text.ts';
import { catalogue, facts } from '../testing/parse-for-test.ts';
import { completeHalfCommand } from './complete-half-command.ts';
import { parseCommand } from './parse-command.ts';
import { readHalfCommand, type HalfCommand } from './read-half-command.ts';

const context = { catalogue, facts, newId: () => 'token' };

function half(text: string): HalfCommand | undefined {
  const outcome = parseCommand(text, context);
  return outcome.status === 'failed' ? readHalfCommand(text, outcome.failure.missing, context) : undefined;
}

function complete(text: string, answer: string): string | undefined {
  const command = half(text);
  if (command === undefined) throw new Error(`not kept: ${text}`);
  return completeHalfCommand(command, answer)?.text;
}

const STOP = 'ec2 stop-instances';
const ALARM = 'cloudwatch set-alarm-state --alarm-name a';

describe('readHalfCommand', () => {
  it('tells what is missing, and the Region that was named', () => {
    expect(half(`${ALARM} --region us-west-2`)).toMatchObject({
      service: 'cloudwatch',
      region: 'us-west-2',
      missing: [{ name: 'state-value' }, { name: 'state-reason' }],
    });
  });

  it.each([
    ['with a secret in it', 'ssm put-parameter --value hunter2'],
    ['with a secret by its look', 'lambda update-function-code --zip-file AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
    ['that lacks a secret', 'ssm put-parameter --name a'],
    ['that lacks a part of a structure', 'ec2 create-tags --resources i-1 --tags Value=x --launch x'],
  ])('keeps none %s', (_, text) => {
    expect(half(text)).toBeUndefined();
  });
});

describe('completeHalfCommand', () => {
  it.each([
    ['instance-ids i-1', `${STOP} --instance-ids i-1`],
    ['set instance-ids i-1', `${STOP} --instance-ids i-1`],
    ['@aws set instance-ids i-1', `${STOP} --instance-ids i-1`],
    ['@aws instance-ids i-1 i-2', `${STOP} --instance-ids i-1 i-2`],
    ['InstanceIds=i-1', `${STOP} --instance-ids i-1`],
    ['--instance-ids i-1', `${STOP} --instance-ids i-1`],
    ['—instance-ids i-1', `${STOP} --instance-ids i-1`],
    ['--instance-ids=["i-1"]', `${STOP} --instance-ids '["i-1"]'`],
    ['instance-ids ["i-1", "i-2"]', `${STOP} --instance-ids '["i-1", "i-2"]'`],
    ['i-1', `${STOP} --instance-ids i-1`],
    ['i-1 i-2', `${STOP} --instance-ids i-1 i-2`],
    ['set i-1', `${STOP} --instance-ids i-1`],
    ['"i-1"', `${STOP} --instance-ids i-1`],
    ['--force', undefined],
    ['-1', undefined],
    ['instance-ids=-1', `${STOP} --instance-ids '["-1"]'`],
    ['instance-ids', undefined],
    ['', undefined],
    ['web help', undefined],
    ['thanks!', undefined],
    ['stop!', undefined],
    ['set instance-ids stop', `${STOP} --instance-ids stop`],
    ['hello-world', `${STOP} --instance-ids hello-world`],
    ['rds reboot-db-instances --help', undefined],
    ['set instance-ids help', `${STOP} --instance-ids help`],
    ['i-1 i-2 i-3 help', `${STOP} --instance-ids i-1 i-2 i-3 help`],
  ])('of stop-instances by %j', (answer, expected) => {
    expect(complete(STOP, answer)).toBe(expected);
  });

  it.each([
    ['state-value OK', `${ALARM} --state-value OK`],
    ['state-value=OK state-reason=testing', `${ALARM} --state-value OK --state-reason testing`],
    ['--state-value OK --state-reason all is well', `${ALARM} --state-value OK --state-reason 'all is well'`],
    ['state-reason --state-value', undefined],
    ['state-reason=--state-value', `${ALARM} --state-reason=--state-value`],
    ['OK', undefined],
    ['alarm-name b', undefined],
  ])('of set-alarm-state by %j', (answer, expected) => {
    expect(complete(ALARM, answer)).toBe(expected);
  });

  it('never makes an option of a value', () => {
    fc.assert(
      fc.property(hostileText(), (value) => {
        const command = half('logs describe-log-streams --log-group-name a') ?? half('logs delete-log-group');
        const completed = command === undefined ? undefined : completeHalfCommand(command, `set log-group-name=${value}`);
        const outcome = completed === undefined ? undefined : parseCommand(completed.text, context);

        const { params = {}, region } = outcome?.status === 'parsed' ? outcome.command : {};
        expect(Object.keys(params).filter((name) => name !== 'logGroupName')).toEqual([]);
        expect(region).toBeUndefined();
      }),
    );
  });
});
