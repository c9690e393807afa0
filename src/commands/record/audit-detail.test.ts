import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../domain/decision.ts';
import { aCommandRecord } from '../../storage/testing/a-command-record.ts';
import type { CommandPlace } from '../command-place.ts';
import { catalogue, parseForTest } from '../testing/parse-for-test.ts';
import { describeCommand, describeDecision, describeFailure, describeRefusedAnswer, describeResult } from './audit-detail.ts';

const place: CommandPlace = {
  accountId: '123456789012',
  region: 'eu-central-1',
  credentials: 'ambient',
  callerArn: 'arn:aws:iam::123456789012:user/a',
};

/** Every text in a value, Base64 of texts included. */
function textsIn(value: unknown): string {
  const json = JSON.stringify(value);
  const decoded = [...json.matchAll(/"([A-Za-z0-9+/]{8,}={0,2})"/g)].map(([, text = '']) => Buffer.from(text, 'base64').toString());
  return [json, ...decoded].join('\n');
}

describe('describeCommand', () => {
  it('tells what was asked for and where it runs', () => {
    expect(describeCommand(parseForTest('ec2 stop-instances --instance-ids i-1 i-2 --force'), place, catalogue)).toEqual({
      service: 'ec2',
      operation: 'StopInstances',
      params: { InstanceIds: ['i-1', 'i-2'], Force: true },
      accountId: '123456789012',
      region: 'eu-central-1',
      credentials: 'ambient',
      callerArn: 'arn:aws:iam::123456789012:user/a',
    });
  });

  it.each([
    'rds create-db-instance --db-instance-identifier a --db-instance-class db.t3.micro --engine mysql --master-username app --master-user-password hunter2',
    'docdb create-db-cluster --db-cluster-identifier a --engine docdb --master-username app --master-user-password hunter2',
    'redshift create-cluster --cluster-identifier a --node-type ra3.large --master-username app --master-user-password hunter2',
    'secretsmanager put-secret-value --secret-id a --secret-string hunter2',
    'ssm put-parameter --name a --type SecureString --value hunter2',
    'lambda update-function-configuration --function-name a --environment Variables={URL=hunter2}',
    'lambda invoke --function-name a --payload \'{"password": "hunter2"}\'',
    'elasticache create-replication-group --replication-group-id a --replication-group-description a --auth-token hunter2',
    'elasticache create-user --user-id a --user-name a --engine redis --access-string a --passwords hunter2',
    'memorydb create-user --user-name a --access-string a --authentication-mode Type=password,Passwords=hunter2',
    'mq create-user --broker-id a --username a --password hunter2',
    'ec2 run-instances --image-id ami-1 --user-data "export DB=hunter2"',
    'autoscaling create-launch-configuration --launch-configuration-name a --user-data "export DB=hunter2"',
    'cloudformation create-stack --stack-name a --parameters ParameterKey=DBPassword,ParameterValue=hunter2',
    'ecs register-task-definition --family a --container-definitions \'[{"name":"web","image":"a","environment":[{"name":"DB_PASSWORD","value":"hunter2"}]}]\'',
    'codebuild start-build --project-name a --environment-variables-override name=GITHUB_TOKEN,value=hunter2',
    'elasticbeanstalk update-environment --environment-name a --option-settings Namespace=a,OptionName=DB_PASS,Value=hunter2',
    'iam create-login-profile --user-name a --password hunter2',
    'cognito-idp admin-set-user-password --user-pool-id a --username a --password hunter2',
    'transfer import-ssh-public-key --server-id a --user-name a --ssh-public-key-body "postgres://app:hunter2@db"',
  ])('keeps no secret of %s', (text) => {
    const detail = describeCommand(parseForTest(text), place, catalogue);

    expect(textsIn(detail)).not.toContain('hunter2');
    expect(textsIn(detail)).toContain('••••••••');
  });

  it('keeps what is no secret of such a command', () => {
    const command = parseForTest(
      'rds modify-db-instance --db-instance-identifier orders --master-user-password hunter2 --apply-immediately',
    );

    expect(describeCommand(command, place, catalogue)['params']).toEqual({
      DBInstanceIdentifier: 'orders',
      MasterUserPassword: '••••••••',
      ApplyImmediately: true,
    });
  });

  it('keeps nothing of parameters whose model it does not know', () => {
    const command = { ...parseForTest('ec2 describe-instances'), service: 'none', params: { A: 'hunter2' } };

    expect(describeCommand(command, place, catalogue)['params']).toEqual({});
  });
});

describe('describeDecision', () => {
  it('tells what decided', () => {
    const decision: Decision = {
      id: 'decision-1',
      verdict: 'denied',
      isMutating: true,
      actions: ['ec2:StopInstances'],
      because: { rule: 'guardrail', guardrailName: 'ops', statement: 'Look', text: 'No.' },
      decidedAt: new Date(0),
    };

    expect(describeDecision(decision)).toEqual({
      decisionId: 'decision-1',
      verdict: 'denied',
      isMutating: true,
      actions: ['ec2:StopInstances'],
      because: { rule: 'guardrail', guardrailName: 'ops', statement: 'Look', text: 'No.' },
    });
  });
});

describe('describeFailure', () => {
  const failure = { code: 'missing-arguments', message: 'hunter2', missing: ['--engine'], suggestions: ['hunter2'] } as const;

  it('keeps what was typed, without its secrets', () => {
    expect(describeFailure(failure, 'rds create-db-instance --master-user-password hunter2 --port 5432')).toEqual({
      code: 'missing-arguments',
      missing: ['--engine'],
      text: 'rds create-db-instance --master-user-password •••••••• --port 5432',
    });
  });

  it('keeps the beginning of a long text, and no half of a secret', () => {
    const blanks = fc.integer({ min: 0, max: 600 });
    fc.assert(
      fc.property(blanks, (count) => {
        const text = `${'a'.repeat(count)} -----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADAN'.repeat(100)}\n-----END PRIVATE KEY----- AKIAIOSFODNN7EXAMPLE`;
        const kept = String(describeFailure(failure, text)['text']);

        expect(kept).not.toMatch(/MII|AKIA|BEGIN/);
        expect(kept.length).toBeLessThanOrEqual(500);
      }),
    );
  });
});

describe('describeResult', () => {
  it('keeps nothing of what AWS answered', () => {
    const output = { Secret: 'hunter2' };
    const result = {
      status: 'succeeded',
      output,
      maskedCount: 1,
      hasMore: false,
      truncatedMembers: [],
      requestId: 'r-1',
      durationMs: 34,
    } as const;

    expect(describeResult(result)).toEqual({ durationMs: 34, maskedCount: 1, requestId: 'r-1' });
  });

  it('keeps why there was no answer, in short', () => {
    const failure = { kind: 'service-error', code: 'X', message: 'm'.repeat(1000), requestId: 'r-1', httpStatusCode: 400 } as const;

    expect(describeResult({ status: 'failed', failure, durationMs: 1 })).toEqual({
      durationMs: 1,
      failure: { ...failure, message: `${'m'.repeat(499)}…` },
    });
    expect(describeResult({ status: 'failed', failure: { kind: 'timed-out', wasSent: true }, durationMs: 1 })).toEqual({
      durationMs: 1,
      failure: { kind: 'timed-out', wasSent: true },
    });
  });
});

describe('describeRefusedAnswer', () => {
  it('tells whose command somebody tried to answer', () => {
    expect(describeRefusedAnswer({ reason: 'not-the-requester', waiting: aCommandRecord({ id: 'command-7' }) })).toEqual({
      kinds: ['command.denied'],
      detail: { because: { rule: 'not-the-requester' }, waitingCommandId: 'command-7' },
    });
    expect(describeRefusedAnswer({ reason: 'nothing-waits', waiting: undefined })).toEqual({
      kinds: ['command.rejected'],
      detail: { code: 'nothing-waits' },
    });
  });
});
