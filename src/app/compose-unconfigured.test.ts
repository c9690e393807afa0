import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Config } from '../config/schema.ts';
import type { Channel } from '../domain/channel.ts';
import { composeUnconfigured } from './compose-unconfigured.ts';

const channel: Channel = { platform: 'slack', workspaceId: 'T1', channelId: 'C1' };

function compose(config: object = {}, channelName?: string) {
  const message = composeUnconfigured({ channel, channelName, config: Config.parse(config) });
  const code = message.blocks.find((block) => block.kind === 'code');
  return { text: JSON.stringify(message.blocks), yaml: parse(code?.text ?? '') as object };
}

describe('composeUnconfigured', () => {
  it('shows what to add for this channel', () => {
    expect(compose({}, 'on-call').yaml).toEqual({
      channelConfigurations: [
        {
          configurationName: 'on-call',
          platform: 'slack',
          workspaceId: 'T1',
          channelId: 'C1',
          channelName: '#on-call',
          snsTopicArns: [],
        },
      ],
    });
  });

  it('shows a name that the configuration takes, and has not yet', () => {
    const taken = { configurationName: 'C1', platform: 'web', channelId: 'ops' };

    expect(compose({ channelConfigurations: [taken] }).yaml).toMatchObject({ channelConfigurations: [{ configurationName: 'C1-2' }] });
    expect(compose({}, '運用').yaml).toMatchObject({ channelConfigurations: [{ configurationName: '-', channelName: '#運用' }] });
  });

  it('names the administrators without calling them, and says where there are none', () => {
    const administrators = ['web:ben', 'slack:T1:UANA'];
    const { text } = compose({ administrators, people: [{ name: 'Ana', identities: ['slack:T1:UANA', 'web:ana'] }] });

    expect(text).toContain('"Ana, web:ben"');
    expect(text).not.toContain('"mention"');
    expect(compose().text).toContain('whoever runs Signalbox');
  });

  it('names each person once, those of the platform first, and by what it calls them where nobody has named them', () => {
    const administrators = ['slack:T2:UFAR', 'web:ana', 'slack:T1:UANA', 'slack:T1:UCLEO'];
    const { text } = compose({ administrators, people: [{ name: 'Ana', identities: ['web:ana', 'slack:T1:UANA'] }] });

    expect(text).toContain('"Ana, UCLEO, slack:T2:UFAR"');
  });

  it('names ten of many administrators', () => {
    const administrators = Array.from({ length: 12 }, (_, number) => `web:a${String(number)}`);

    expect(compose({ administrators }).text).toContain('web:a9 and 2 more');
  });

  it('shows a configuration that is one', () => {
    const { yaml } = compose({}, 'on-call');

    expect(Config.safeParse(yaml).success).toBe(true);
  });
});
