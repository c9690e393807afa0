// What takes long, in the demo account: a command that waits, work that is followed, both over a restart. The clock is the test's own.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebChannelMessage } from '../../src/contract/web-message.ts';
import { BrowserSession, textOf } from './browser-session.ts';
import { startApp, type StartedApp } from './start-app.ts';

const STOPPABLE = 'i-0b4d6f8a02c3e5791';

let app: StartedApp;
let browser: BrowserSession;
let offsetMs: number;

beforeEach(async () => {
  offsetMs = 0;
  await start();
});
afterEach(() => app.stop());

async function start(dataFolder?: string): Promise<void> {
  app = await startApp({
    now: () => new Date(Date.now() + offsetMs),
    ...(dataFolder === undefined ? {} : { dataFolder }),
  });
  browser = await BrowserSession.signIn(app.signInUrl);
}

function isAnswer({ payload, editedAt }: WebChannelMessage): boolean {
  return payload.author === undefined && editedAt === undefined;
}

/** Says something and returns the answer. */
async function ask(text: string): Promise<WebChannelMessage> {
  const { revision } = await browser.messages('ops');
  await browser.post('/api/channels/ops/messages', { text, clientMessageId: randomUUID() });
  const arrived = await browser.follow((messages) => messages.some(isAnswer), revision);
  return arrived.find(isAnswer) ?? Promise.reject(new Error('no answer'));
}

/** Resolves to the message that some text stands in. */
async function messageWith(text: string): Promise<WebChannelMessage> {
  const arrived = await browser.follow((messages) => messages.some((message) => textOf(message).includes(text)), 0);
  return arrived.find((message) => textOf(message).includes(text)) ?? Promise.reject(new Error(`nothing with ${text}`));
}

function codeAfter(word: string, message: WebChannelMessage): string {
  return new RegExp(`${word} ([A-Z0-9]{6})`).exec(textOf(message))?.[1] ?? `no code in: ${textOf(message)}`;
}

async function confirm(command: string): Promise<WebChannelMessage> {
  return ask(`confirm ${codeAfter('confirm', await ask(command))}`);
}

describe('a command that waits', () => {
  it('tells when it has come, in its own message and in the one that says so', async () => {
    await confirm(`ec2 stop-instances --instance-ids ${STOPPABLE}`);
    const waiting = await ask(`ec2 wait instance-stopped --instance-ids ${STOPPABLE}`);
    expect(textOf(waiting)).toContain('Waiting for ec2 instance-stopped');
    offsetMs += 60_000;

    const ended = await messageWith('asked for this');

    expect(textOf(ended)).toContain('ec2 instance-stopped: done');
    const { messages } = await browser.messages('ops');
    const progress = messages.find(({ id }) => id === waiting.id);
    expect(progress === undefined ? '' : textOf(progress)).toContain('ec2 instance-stopped: done');
    expect(progress === undefined ? '' : textOf(progress)).not.toContain('stop ');
  });

  it('goes on after a restart', async () => {
    await ask(`ec2 wait instance-running --instance-ids ${STOPPABLE}`);
    const { dataFolder } = app;
    await app.stopAndKeepData();

    await start(dataFolder);

    expect(textOf(await messageWith('asked for this'))).toContain('ec2 instance-running: done');
  });

  it('can be stopped', async () => {
    const code = codeAfter('stop', await ask(`ec2 wait instance-stopped --instance-ids ${STOPPABLE}`));

    expect(textOf(await ask(`stop ${code}`))).toContain('Stopped waiting for ec2 instance-stopped');
    expect(textOf(await ask(`stop ${code}`))).toContain('Nothing to stop');
  });
});

describe('work that goes on', () => {
  it('shows its steps', async () => {
    const done = await confirm('codepipeline start-pipeline-execution --name storefront');
    await ask(`follow ${codeAfter('follow', done)}`);
    offsetMs += 60_000;

    const ended = textOf(await messageWith('asked for this'));

    expect(ended).toContain('codepipeline start-pipeline-execution: failed');
    expect(ended).toContain('Source: Succeeded, Build: Failed');
  });

  it('is offered to be followed, and followed to its end', async () => {
    const done = await confirm('ecs update-service --cluster shop --service checkout-api --desired-count 9');
    const following = await ask(`follow ${codeAfter('follow', done)}`);
    expect(textOf(following)).toContain('Following ecs update-service');
    offsetMs += 60_000;

    const ended = await messageWith('asked for this');

    expect(textOf(ended)).toContain('ecs update-service: done');
    expect(textOf(ended)).toContain('9 of 9 tasks run');
  });
});
