import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeAws, type FakeAws } from '../../../test/fakes/fake-aws.ts';
import { NO_CREDENTIALS } from '../../../test/no-credentials.ts';
import type { CheckedFinding } from '../doctor/doctor-check.ts';
import { doctorCommand } from './doctor.ts';

const ROLE = 'arn:aws:iam::222222222222:role/ops';
let folder: string;
let aws: FakeAws;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-doctor-'));
  aws = await startFakeAws({ roles: [{ roleArn: ROLE }] });
});
afterEach(async () => {
  await aws.stop();
  await rm(folder, { recursive: true, force: true });
});

async function examine(yaml: string): Promise<{ readonly status: number; readonly findings: readonly CheckedFinding[] }> {
  const file = join(folder, 'signalbox.yaml');
  await writeFile(file, `dataFolder: '${folder}'\n${yaml}`);
  const lines: string[] = [];
  const environment = { ...NO_CREDENTIALS, ...aws.environment };
  const command = doctorCommand({ environment, version: '0', consoleFolder: '' });
  const status = await command.run(['--config', file, '--json'], { streams: { print: (line: string) => lines.push(line) } } as never);
  const { findings } = JSON.parse(lines.join('')) as { readonly findings: readonly CheckedFinding[] };
  return { status, findings };
}

const faultsOf = (findings: readonly CheckedFinding[]): readonly string[] =>
  findings.filter(({ status }) => status === 'fault').map(({ check, subject }) => `${check}: ${subject}`);

describe('doctorCommand', () => {
  it('finds no fault where there is none, and says whose the credentials are', async () => {
    const { status, findings } = await examine('');

    expect(faultsOf(findings)).toEqual([]);
    expect(status).toBe(0);
    expect(findings.find(({ check }) => check === 'credentials')?.text).toContain('(account 123456789012)');
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['data folder', 'disk', 'database', 'fonts', 'sts', 'clock', 'slack', 'teams']),
    );
  });

  it('says of each fault what mends it, and ends with 1', async () => {
    await chmod(folder, 0o755);
    aws.failNext('GetCallerIdentity', { kind: 'error', code: 'InvalidClientTokenId', httpStatus: 403 }, 50);
    const { status, findings } = await examine('');

    expect(status).toBe(1);
    expect(faultsOf(findings)).toEqual(
      expect.arrayContaining([`data folder: ${folder}`, 'credentials: AWS credentials', 'sts: STS in us-east-1']),
    );
    expect(findings.filter(({ status: found, mend }) => found === 'fault' && mend === undefined)).toEqual([]);
  });

  it('takes roles on, those that can be and those that cannot', async () => {
    const channel = (name: string, role: string): string =>
      `{ configurationName: ${name}, platform: web, channelId: ${name}, role: '${role}' }`;
    const { findings } = await examine(`channelConfigurations: [${channel('ops', ROLE)}, ${channel('dev', `${ROLE}-2`)}]`);

    expect(faultsOf(findings)).toEqual([`roles: role ${ROLE}-2 of dev`]);
    expect(findings.find(({ subject }) => subject === `role ${ROLE} of ops`)?.status).toBe('ok');
    expect(aws.callsOf('AssumeRole').map(({ parameters }) => parameters['SourceIdentity'])).toContain('web.signalbox-doctor');
  });

  it('says of each role whether IAM may be asked what it may do, which is no fault where it may not', async () => {
    const yaml = `channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops, role: '${ROLE}' }]`;
    const buttonsIn = async () => (await examine(yaml)).findings.find(({ check }) => check === 'buttons');
    expect(await buttonsIn()).toMatchObject({
      subject: 'buttons of ops in 222222222222',
      status: 'skipped',
      mend: expect.stringContaining(`{"Effect":"Allow","Action":["iam:SimulatePrincipalPolicy"],"Resource":["${ROLE}"]}`),
    });

    aws.iam.grantedTo = (callerArn) => callerArn.includes(':assumed-role/ops/signalbox.notifications');
    expect(await buttonsIn()).toMatchObject({ status: 'ok' });
  });
});
