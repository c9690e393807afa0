// A server that is killed while a command is on its way: afterwards it says so, and nothing is sent again (R6).
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { BrowserSession, textOf } from '../e2e/browser-session.ts';
import { startServerProcess, type ServerProcess } from '../server-process.ts';

let aws: FakeAws;
let server: ServerProcess;

beforeEach(async () => {
  aws = await startFakeAws();
});
afterEach(async () => {
  await server.stop();
  await aws.stop();
});

const APPROVALS = `
approvals: { approvers: [web:operator, web:ben], allowSelfApproval: true, rules: [{ name: production, actions: ['ec2:Terminate*'] }] }
`;

async function start(dataFolder?: string, more = ''): Promise<BrowserSession> {
  const yaml = `${more}
guardrails: [{ name: instances, policyFile: ./instances.json }]
channelConfigurations: [{ configurationName: ops, platform: web, channelId: ops, guardrails: [instances], allowAmbientChanges: true }]
`;
  server = await startServerProcess({
    environment: aws.environment,
    yaml,
    ...(dataFolder === undefined ? { prepare: writeGuardrail } : { dataFolder }),
  });
  return BrowserSession.signIn(server.signInUrl);
}

function writeGuardrail(folder: string): Promise<void> {
  const statement = { Effect: 'Allow', Action: ['ec2:TerminateInstances', 'ec2:DescribeInstances'], Resource: '*' };
  return writeFile(join(folder, 'instances.json'), JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
}

async function said(browser: BrowserSession): Promise<string> {
  return (await browser.messages('ops')).messages.map((message) => textOf(message)).join('\n');
}

it('says after a restart that the outcome is unknown, and sends nothing again', async () => {
  const browser = await start();
  const instanceId = aws.instances()[0]?.instanceId ?? '';
  const say = (text: string): Promise<Response> => browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
  await say(`ec2 terminate-instances --instance-ids ${instanceId}`);
  // Match: confirm K7QX2M. Near miss: Confirm ec2.
  const code = /confirm ([A-Z0-9]{6})/;
  await expect.poll(() => said(browser)).toMatch(code);
  aws.hold('TerminateInstances');
  await say(`confirm ${code.exec(await said(browser))?.[1]}`);
  await expect.poll(() => aws.heldCount('TerminateInstances')).toBe(1);

  await server.kill();
  aws.release('TerminateInstances');
  const again = await start(server.dataFolder);

  await expect.poll(() => said(again)).toContain('Outcome unknown');
  expect(await said(again)).toContain('ec2 describe-instances');
  expect(aws.changesOf('TerminateInstances')).toHaveLength(1);
});

it('goes on after a restart with what somebody waits for', async () => {
  const browser = await start();
  const instanceId = aws.instances()[0]?.instanceId ?? '';
  aws.hold('DescribeInstances');
  const text = `ec2 wait instance-running --instance-ids ${instanceId}`;
  await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
  await expect.poll(() => aws.heldCount('DescribeInstances')).toBe(1);

  await server.kill();
  aws.release('DescribeInstances');
  const again = await start(server.dataFolder);

  await expect.poll(() => said(again)).toContain('ec2 instance-running: done');
});

it('runs at most once what was approved when it was killed, and says which', async () => {
  const browser = await start(undefined, APPROVALS);
  const instanceId = aws.instances()[0]?.instanceId ?? '';
  const sayTo = (session: BrowserSession, text: string): Promise<Response> =>
    session.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
  await sayTo(browser, `ec2 terminate-instances --instance-ids ${instanceId}`);
  const code = /confirm ([A-Z0-9]{6})/;
  await expect.poll(() => said(browser)).toMatch(code);
  const given = code.exec(await said(browser))?.[1] ?? '';
  await sayTo(browser, `confirm ${given}`);
  await expect.poll(() => said(browser)).toContain('Waits for approval by');

  // Before anybody has approved, the restart changes nothing: it still waits.
  await server.kill();
  const second = await start(server.dataFolder, APPROVALS);
  aws.hold('TerminateInstances');
  await sayTo(second, `approve ${given} go`);
  await expect.poll(() => aws.heldCount('TerminateInstances')).toBe(1);

  // And once the approval is committed, so is the execution: what came of it is not known, and nothing is sent again.
  await server.kill();
  aws.release('TerminateInstances');
  const third = await start(server.dataFolder, APPROVALS);
  await expect.poll(() => said(third)).toContain('Outcome unknown');
  await sayTo(third, `approve ${given} again`);
  await expect.poll(() => said(third)).toContain('Nothing waits for this answer');
  expect(aws.changesOf('TerminateInstances')).toHaveLength(1);
});
