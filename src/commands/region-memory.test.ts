import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REGION_MEMORY_MS } from './region-memory.ts';
import { aGuardrail, ben, openCommandsFlow, rulesWith, type CommandsFlow } from './testing/open-commands-flow.ts';

const READ = 'ec2 describe-instances';

let flow: CommandsFlow;

beforeEach(async () => {
  flow = await openCommandsFlow();
  flow.surroundings.rules = rulesWith(aGuardrail('ops', {}));
});
afterEach(() => flow.close());

const regions = () => flow.calls.map(({ region }) => region);

describe('a command without a Region', () => {
  it('goes where the last one went that named one, and says that this is remembered', async () => {
    await expect(flow.say(`${READ} --region us-west-2`)).resolves.toContain('account 123456789012 · us-west-2 ·');
    await expect(flow.say(READ)).resolves.toContain('account 123456789012 · us-west-2 (remembered) ·');

    expect(regions()).toEqual(['us-west-2', 'us-west-2']);
  });

  it.each([
    [REGION_MEMORY_MS - 1, 'us-west-2'],
    [REGION_MEMORY_MS, 'eu-central-1'],
  ])('goes %d ms later to %s', async (later, region) => {
    await flow.say(`${READ} --region us-west-2`);
    flow.advance(later);
    await flow.say(READ);

    expect(regions().at(-1)).toBe(region);
  });

  it('goes to the Region of the channel for others, and in other channels', async () => {
    await flow.say(`${READ} --region us-west-2`);
    await flow.say(READ, { person: ben });
    await flow.say(READ, { channel: { platform: 'web', workspaceId: '', channelId: 'dev' } });

    expect(regions()).toEqual(['us-west-2', 'eu-central-1', 'eu-central-1']);
  });

  it('that changes something says on its card that its Region is remembered, and is looked at there', async () => {
    await flow.say(`${READ} --region us-west-2`);

    const card = await flow.say('ec2 stop-instances --instance-ids i-1');
    expect(card).toMatch(/Region: +us-west-2 \(remembered: this command names none\)/);
    expect(flow.lookUps.map(({ region }) => region)).toEqual(['us-west-2', 'us-west-2']);
  });

  it('runs where its card said, whatever was named meanwhile', async () => {
    await flow.say(`${READ} --region us-west-2`);
    const card = await flow.say('ec2 stop-instances --instance-ids i-1');
    await flow.say(`${READ} --region eu-west-1`);
    await flow.say(`confirm ${/@aws confirm ([A-Z0-9]{6})/.exec(card)?.[1] ?? ''}`);

    expect(flow.calls.at(-1)).toMatchObject({ operation: 'StopInstances', region: 'us-west-2' });
  });

  it('is not led by a command that was denied', async () => {
    flow.surroundings.rules = rulesWith();
    await flow.say('ec2 stop-instances --instance-ids i-1 --region us-west-2');
    await flow.say(READ);

    expect(regions()).toEqual(['eu-central-1']);
  });

  it('runs also where a Region cannot be remembered', async () => {
    flow.store.failOn(2);
    await expect(flow.say(`${READ} --region us-west-2`)).resolves.toContain('✅');
  });
});

describe('set default-region', () => {
  it('sends the commands of a person in a channel there, until one names another', async () => {
    await flow.say(`${READ} --region us-west-2`);
    await expect(flow.say('set default-region ap-south-1')).resolves.toContain('Your default Region is set');
    await flow.say(READ);
    await flow.say(READ, { person: ben });
    await flow.say(`${READ} --region us-east-2`);
    await flow.say(READ);

    expect(regions()).toEqual(['us-west-2', 'ap-south-1', 'eu-central-1', 'us-east-2', 'us-east-2']);
  });

  it('is taken back with none', async () => {
    await flow.say('set default-region ap-south-1');
    await flow.say('set default-region none');
    await flow.say(READ);

    expect(regions()).toEqual(['eu-central-1']);
  });

  it('takes no Region that there is not', async () => {
    await expect(flow.say('set default-region moon-1')).resolves.toContain('There is no such Region');
    await flow.say(READ);

    expect(regions()).toEqual(['eu-central-1']);
  });
});

describe('preferences', () => {
  it('say that there is no account to choose where the channel names none', async () => {
    const shown = await flow.say('set default-account');

    expect(shown).toContain('there is no other to choose');
    expect(shown).not.toContain('--default-account');
  });

  it('are shown, with where commands go and how to change it', async () => {
    await flow.say('set default-region ap-south-1');
    await flow.say(`${READ} --region us-west-2`);

    const card = await flow.say('preferences');
    expect(card).toMatch(/Your commands go to: +us-west-2/);
    expect(card).toMatch(/Your default Region: +ap-south-1/);
    expect(card).toMatch(/The channel's Region: +eu-central-1/);
    expect(card).toContain('@aws set default-region none');
  });
});
