import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCommandsFlow, type CommandsFlow } from './testing/open-commands-flow.ts';

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
});
afterEach(() => flow.close());

describe('feedback', () => {
  it('is on record with who gave it, without secrets and no longer than two screens', async () => {
    const answer = await flow.say(`feedback my token is ghp_${'a'.repeat(36)} ${'long '.repeat(1000)}`);
    const event = (await flow.auditEvents()).find(({ kind }) => kind === 'feedback.given');

    expect(answer).toContain('Your feedback is in the audit log');
    expect(event).toMatchObject({ person: { userId: 'web:ana' }, channel: { channelId: 'ops' } });
    expect(event?.detail['text']).toMatch(/^my token is \[redacted\] long/);
    expect(String(event?.detail['text']).length).toBeLessThanOrEqual(2000);
  });

  it('is asked for where nothing is said, and nothing is on record', async () => {
    expect(await flow.say('feedback')).toContain('Say @aws feedback --text=VALUE.');
    expect(await flow.auditKinds()).not.toContain('feedback.given');
  });
});

describe('notifications', () => {
  it('says that nothing comes to a channel that nobody has configured', async () => {
    expect(await flow.say('notifications')).toContain('Nothing comes to this channel');
  });
});

describe('set default-region', () => {
  it('shows which there are where none is named, and sets nothing', async () => {
    const answer = await flow.say('set default-region');

    expect(answer).toContain('Your default Region');
    expect(answer).toMatch(/--default-region: Your default Region \(none, eu-central-1, /);
    expect(await flow.auditKinds()).not.toContain('preferences.changed');
  });
});

describe('help', () => {
  it('tells about a topic, and about a command as the command itself does', async () => {
    expect(await flow.say('help built-ins')).toContain('@aws notifications');
    expect(await flow.say('help ec2 describe-instances')).toBe(await flow.say('ec2 describe-instances help'));
  });
});
