import { describe, expect, it } from 'vitest';
import { loadText } from './testing/load-text.ts';

const slack = `slack:
  workspaces: [{ workspaceId: T0123ABCD, botToken: xoxb-1-not-a-token }]
`;
const place = (platform: string): string =>
  platform === 'slack' ? 'platform: slack, workspaceId: T0123ABCD, channelId: C0123ABCD' : 'platform: web, channelId: ops';

async function check(platform: string, mentions: string): Promise<readonly string[]> {
  const yaml = `${platform === 'slack' ? slack : ''}channelConfigurations:\n  - { configurationName: ops, ${place(platform)}, mentions: [${mentions}] }\n`;
  const outcome = await loadText(yaml);
  const problems = outcome.status === 'invalid' ? outcome.problems : [];
  return problems.map(({ path, text }) => `${path.replace('channelConfigurations[0].', '')} ${text}`);
}

describe('checkMentions', () => {
  it.each([
    ['slack', `{ mention: ['@here', U0123ABCD, S0123ABCD] }`],
    ['slack', `{ severities: [critical], kinds: [CloudWatch Alarm], mention: ['@channel'] }`],
    ['web', `{ severities: [critical, high, medium, low, info], mention: ['@web-team', '@here'] }`],
  ])('takes on %s %s', async (platform, mentions) => {
    expect(await check(platform, mentions)).toEqual([]);
  });

  it.each([
    ['slack', `{ mention: ['@ana'] }`, 'mentions[0].mention[0] must be @here, @channel, @everyone, the id of a person'],
    ['slack', `{ mention: [U0123ABCD, '<!here>'] }`, 'mentions[0].mention[1] must be @here'],
    ['web', `{ mention: [U0123ABCD] }`, 'mentions[0].mention[0] must be @here, @channel, @everyone, or a name'],
    ['web', `{ mention: [] }`, 'mentions[0].mention must have at least 1 item'],
    ['web', `{ severities: [], mention: ['@here'] }`, 'mentions[0].severities must have at least 1 item'],
    ['web', `{ severities: [urgent], mention: ['@here'] }`, 'mentions[0].severities[0]'],
    ['web', `{ severities: [high] }`, 'mentions[0].mention is missing'],
  ])('says on %s of %s: %s', async (platform, mentions, said) => {
    expect((await check(platform, mentions)).join('\n')).toContain(said);
  });
});
