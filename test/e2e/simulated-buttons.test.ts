// Buttons under notifications where IAM may be asked what the channel's role may do: what the guardrail allows and AWS would refuse is not
// offered. AWS is a double that lets its own roles alone ask.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebChannelMessage } from '../../src/contract/web-message.ts';
import { startFakeAws, type FakeAws } from '../fakes/fake-aws.ts';
import { BrowserSession } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const PROD = '111111111111';
const ROLE = `arn:aws:iam::${PROD}:role/chat/signalbox-ops`;
const PIPELINES = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'codepipeline:*', Resource: '*' }] };
const yamlIn = (folder: string): string => `
guardrails: [{ name: pipelines, policyFile: '${join(folder, 'pipelines.json')}' }]
channelConfigurations:
  - configurationName: ops
    platform: web
    channelId: ops
    guardrails: [pipelines]
    accounts: [{ name: prod, role: '${ROLE}' }]
`;

let aws: FakeAws;
let app: StartedApp;
let browser: BrowserSession;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-simulated-'));
  await writeFile(join(folder, 'pipelines.json'), JSON.stringify(PIPELINES));
  aws = await startFakeAws({ roles: [{ roleArn: ROLE }] });
  aws.iam.grantedTo = (callerArn) => callerArn.startsWith(`arn:aws:sts::${PROD}:assumed-role/signalbox-ops/`);
  aws.iam.decide = ({ principalArn, action, resource }) =>
    principalArn === ROLE
      ? { decision: action === 'codepipeline:StartPipelineExecution' && resource.endsWith(':storefront') ? 'implicitDeny' : 'allowed' }
      : undefined;
  app = await startApp({ yaml: yamlIn(folder), environment: aws.environment });
  browser = await BrowserSession.signIn(app.signInUrl);
});
afterEach(async () => {
  await app.stop();
  await aws.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Lets a pipeline fail once more, and returns the buttons of the message that says so. */
async function failPipeline(pipeline: string): Promise<readonly string[]> {
  const execution = randomUUID();
  const token = (await readFile(join(app.dataFolder, 'notify-token'), 'utf8')).trim();
  const response = await fetch(`${app.url}/notify`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({
      version: '0',
      id: `id-of-${execution}`,
      'detail-type': 'CodePipeline Pipeline Execution State Change',
      source: 'aws.codepipeline',
      account: PROD,
      time: '2026-11-28T10:00:00Z',
      region: 'eu-west-1',
      resources: [`arn:aws:codepipeline:eu-west-1:${PROD}:${pipeline}`],
      detail: { pipeline, 'execution-id': execution, state: 'FAILED', failedStage: 'Build', version: 3 },
    }),
  });
  expect(response.status).toBe(200);
  // The button that retries the stage names the execution.
  const says = (message: WebChannelMessage): boolean => JSON.stringify(message.payload).includes(execution);
  const message = (await browser.follow((messages) => messages.some(says))).find(says);
  return (message?.payload.blocks ?? []).flatMap((block) => (block.kind === 'actions' ? block.actions : [])).map(({ text }) => text);
}

describe('buttons of a notification', () => {
  it('are left out where AWS would refuse them to the role of the channel, pipeline by pipeline', async () => {
    // A notification waits for IAM two seconds at most; what it answers later serves the next one.
    await expect.poll(() => failPipeline('storefront'), { timeout: 20_000 }).toEqual(['Retry stage', 'Get info']);
    expect(await failPipeline('search')).toEqual(['Retry stage', 'Get info', 'Start']);

    const [call] = aws.callsOf('SimulatePrincipalPolicy');
    expect(call).toMatchObject({ region: 'us-east-1', parameters: { PolicySourceArn: ROLE } });
    const session = aws.sts.find(call?.accessKeyId);
    expect(session).toMatchObject({ roleArn: ROLE, sessionName: 'signalbox.notifications' });
  });

  it('are all there where nobody may ask, and IAM is asked once', async () => {
    aws.iam.grantedTo = () => false;

    expect(await failPipeline('storefront')).toContain('Start');
    // Once the role is refused, it is asked whether the machine's own credentials would serve.
    await expect.poll(() => aws.callsOf('GetCallerIdentity').length).toBe(1);
    expect(await failPipeline('search')).toContain('Start');
    expect(aws.callsOf('SimulatePrincipalPolicy')).toHaveLength(1);
  });

  it('are all there, and no notification is lost, where IAM does not answer', async () => {
    aws.hold('SimulatePrincipalPolicy');

    expect(await failPipeline('storefront')).toContain('Start');
    aws.release('SimulatePrincipalPolicy');
  });
});
