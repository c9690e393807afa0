// Where moto_server is installed, Amazon's own client agrees with it as it agrees with our double.
import { DescribeInstancesCommand, EC2Client, RunInstancesCommand, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFakeAws } from '../fakes/fake-aws.ts';
import { hasMoto, startMoto, type MotoServer } from '../fakes/find-moto.ts';

interface Place {
  readonly url: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts an instance, looks at it, terminates it; returns what a person would see of that. */
async function walkThrough({ url, environment }: Place): Promise<unknown> {
  const settings = {
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '' },
  };
  const ec2 = new EC2Client(settings);
  const sts = new STSClient(settings);
  const { Account } = await sts.send(new GetCallerIdentityCommand({}));
  const started = await ec2.send(
    new RunInstancesCommand({
      ImageId: 'ami-12345678',
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'walk' }] }],
    }),
  );
  const InstanceIds = started.Instances?.map(({ InstanceId = '' }) => InstanceId) ?? [];
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({ Filters: [{ Name: 'tag:Name', Values: ['wal*'] }] }));
  const { TerminatingInstances } = await ec2.send(new TerminateInstancesCommand({ InstanceIds }));
  const unknown = await ec2
    .send(new DescribeInstancesCommand({ InstanceIds: ['i-00000000000000000'] }))
    .catch((error: Error) => error.name);
  ec2.destroy();
  sts.destroy();
  return {
    Account,
    started: started.Instances?.map(({ State, InstanceType }) => ({ state: State?.Name, InstanceType })),
    found: Reservations?.flatMap(({ Instances = [] }) => Instances.map(({ State, Tags }) => ({ state: State?.Name, Tags }))),
    terminated: TerminatingInstances?.map(({ CurrentState, PreviousState }) => [PreviousState?.Name, CurrentState?.Name]),
    unknown,
  };
}

describe.skipIf(!hasMoto)('moto_server (skipped where it is not on the PATH)', () => {
  let moto: MotoServer | undefined;

  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto?.stop());

  it('shows a person the same as our double', async () => {
    const double = await startFakeAws();
    const byDouble = await walkThrough(double);
    await double.stop();

    expect(byDouble).toMatchObject({ Account: '123456789012', terminated: [['running', 'shutting-down']] });
    expect(await walkThrough(moto ?? double)).toEqual(byDouble);
  });
});
