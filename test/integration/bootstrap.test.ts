// What `signalbox bootstrap` prints is taken by the tools that it is for, where they are installed, and works: from an empty account to
// the first event and the first command.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { parse, stringify } from 'yaml';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writeCloudFormation } from '../../src/bootstrap/write-cloudformation.ts';
import { writeMemberTemplate } from '../../src/bootstrap/write-member-template.ts';
import { aPlan, samplePlans } from '../../src/bootstrap/testing/sample-plans.ts';
import { writeTerraform } from '../../src/bootstrap/write-terraform.ts';
import { BrowserSession, textOf } from '../e2e/browser-session.ts';
import { findProgram } from '../fakes/find-program.ts';
import { hasMoto, startMoto, type MotoServer } from '../fakes/find-moto.ts';
import { hasTerraform, hasTerraformProviders, openTerraformFolder } from '../fakes/find-terraform.ts';
import { readProjectFile } from '../house/read-project-file.ts';
import { NO_CREDENTIALS } from '../no-credentials.ts';
import { startServerProcess, type ServerProcess } from '../server-process.ts';
import { runBootstrap } from './run-bootstrap.ts';
import { runOrThrow } from './run-program.ts';

const plans = Object.entries(samplePlans);
const cfnLint = findProgram('cfn-lint');

/** The provider looks at each queue for half a minute before it believes that it is there. */
const APPLY_TIMEOUT_MS = 300_000;

describe.skipIf(cfnLint === undefined)('cfn-lint (skipped where it is not on the PATH)', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'signalbox-cfn-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** All at once: the linter takes longer to start than to look. The Region is one for which it knows every kind of resource. */
  async function lint(templates: Readonly<Record<string, string>>): Promise<string> {
    const files = Object.keys(templates).map((name) => path.join(folder, `${name.replaceAll(' ', '-')}.yaml`));
    await Promise.all(Object.values(templates).map((text, position) => writeFile(files[position] ?? '', text)));
    return runOrThrow(cfnLint ?? '', ['--regions', 'us-east-1', '--', ...files]);
  }

  it('finds nothing wrong with any template', async () => {
    const homes = plans.map(([name, plan]) => [name, writeCloudFormation(plan)] as const);
    const members = plans.map(([name, plan]) => [`${name} members`, stringify(writeMemberTemplate(plan), { version: '1.1' })] as const);

    expect(await lint(Object.fromEntries([...homes, ...members]))).toBe('');
  });

  it('would find something', async () => {
    const broken = writeCloudFormation(aPlan()).replace('AWS::SNS::TopicPolicy', 'AWS::SNS::TopicPolitely');

    await expect(lint({ broken })).rejects.toThrow('AWS::SNS::TopicPolitely');
  });
});

describe.skipIf(!hasTerraform)('terraform (skipped where it is not on the PATH)', () => {
  it.each(plans)('parses the unit of %s, and would format it no other way', async (_name, plan) => {
    const folder = await openTerraformFolder(writeTerraform(plan));

    expect(await folder.run('fmt', '-check', '-diff', '-no-color')).toBe('');
    await folder.remove();
  });

  it.skipIf(!hasTerraformProviders).each(plans)(
    'finds the unit of %s valid (skipped without a mirror of providers)',
    async (_name, plan) => {
      const folder = await openTerraformFolder(writeTerraform(plan));
      await folder.init();

      expect(await folder.run('validate', '-no-color')).toContain('The configuration is valid.');
      await folder.remove();
    },
  );
});

describe.skipIf(!hasMoto)('moto_server (skipped where it is not on the PATH)', () => {
  let moto: MotoServer | undefined;
  let server: ServerProcess | undefined;
  beforeAll(async () => {
    // With AWS's managed policies in its IAM.
    moto = await startMoto({ MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' });
  });
  afterAll(() => moto?.stop());
  afterEach(() => server?.stop());

  const settings = () => ({
    endpoint: moto?.url ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'sample-secret' },
  });

  it('makes a stack of the template', async () => {
    const { unit } = await runBootstrap('cloudformation', ['--account', moto?.accountId ?? '', '--region', 'us-east-1', '--name', 'stack']);
    const template = parse(unit, { version: '1.1' }) as { Resources: { Key: { Properties: Record<string, unknown> } } };
    // moto looks for the tags of a key under the names of KMS's own API, which are not CloudFormation's.
    delete template.Resources.Key.Properties['Tags'];
    const client = new CloudFormationClient(settings());
    await client.send(
      new CreateStackCommand({ StackName: 'signalbox', TemplateBody: JSON.stringify(template), Capabilities: ['CAPABILITY_NAMED_IAM'] }),
    );
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: 'signalbox' }));
    client.destroy();

    expect(Stacks[0]?.StackStatus).toBe('CREATE_COMPLETE');
    expect(Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'ChannelRoleArn')?.OutputValue).toBe(
      `arn:aws:iam::${moto?.accountId}:role/stack-ops`,
    );
  });

  it.skipIf(!hasTerraformProviders)(
    'shows the first event and answers the first command of a unit that Terraform made',
    { timeout: APPLY_TIMEOUT_MS },
    async () => {
      const accountId = moto?.accountId ?? '';
      const { unit, configuration } = await runBootstrap('terraform', ['--account', `prod=${accountId}`, '--region', 'us-east-1']);
      const folder = await openTerraformFolder(unit, moto?.environment);
      await folder.init();
      await folder.run('apply', '-auto-approve', '-no-color');
      server = await startServerProcess({ environment: { ...NO_CREDENTIALS, ...moto?.environment }, yaml: configuration });
      const browser = await BrowserSession.signIn(server.signInUrl);

      const sns = new SNSClient(settings());
      const Message = readProjectFile('src/notifications/recognize/__fixtures__/alarm-eventbridge-metric.event.json');
      await sns.send(new PublishCommand({ TopicArn: `arn:aws:sns:us-east-1:${accountId}:signalbox`, Message }));
      sns.destroy();
      const arrived = await browser.follow((list) => list.some((message) => textOf(message).includes('ALARM')));
      expect(arrived.map(textOf).join('\n')).toContain('ALARM');

      const seen = Math.max(...arrived.map(({ revision }) => revision));
      await browser.post('/api/channels/ops/messages', { text: 'ec2 describe-vpcs', clientMessageId: randomUUID() });
      const answered = await browser.follow((list) => list.some((message) => textOf(message).includes('role signalbox-ops')), seen);
      expect(answered.map(textOf).join('\n')).toContain('vpc-');
      await folder.remove();
    },
  );
});
