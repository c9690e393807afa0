import { describe, expect, it } from 'vitest';
import { loadText, loadValid } from './testing/load-text.ts';

const role = (accountId: string, name = 'ana'): string => `arn:aws:iam::${accountId}:role/${name}`;
const [PROD, STAGING] = ['111111111111', '222222222222'] as const;

const CHANNELS = `
slack: { workspaces: [{ workspaceId: T1, botToken: xoxb-1 }] }
channelConfigurations:
  - { configurationName: ops, platform: web, channelId: ops, role: '${role(PROD, 'ops')}', userAuthorizationRequired: true }
  - configurationName: all
    platform: web
    channelId: all
    accounts: [{ name: prod, role: '${role(PROD, 'all')}' }, { name: staging, role: '${role(STAGING, 'all')}' }]
`;

/** What is wrong, and what is doubtful. */
async function check(...items: readonly string[]): Promise<readonly string[]> {
  const outcome = await loadText(`${CHANNELS}\nuserRoles:\n${items.map((item) => `  - { ${item} }`).join('\n')}\n`);
  const problems = outcome.status === 'invalid' ? outcome.problems : [];
  return [...problems, ...outcome.warnings].map(({ path, text }) => `${path} ${text}`);
}

describe('checkUserRoles', () => {
  it.each([
    `identity: 'web:ana', role: '${role(PROD)}'`,
    `identity: 'slack:T1:U1', role: '${role(STAGING)}', configurationName: all`,
    `group: 'slack:T1:S1', role: '${role(PROD)}', configurationName: ops`,
  ])('takes %s', async (item) => {
    expect(await check(item)).toEqual([]);
  });

  it.each([
    [`identity: ana, role: '${role(PROD)}'`, 'userRoles[0].identity must be an identity such as'],
    [`group: 'slack:T1:U1', role: '${role(PROD)}'`, 'userRoles[0].group must be a Slack user group'],
    [`identity: 'web:ana', role: 'arn:aws:iam::${PROD}:user/ana'`, 'userRoles[0].role must be the ARN of an IAM role'],
    [`identity: 'web:ana'`, 'userRoles[0].role is missing'],
    [`role: '${role(PROD)}'`, 'userRoles[0] needs identity or group'],
    [`identity: 'web:ana', group: 'slack:T1:S1', role: '${role(PROD)}'`, 'userRoles[0].group cannot stand beside identity'],
    [`identity: 'web:ana', role: '${role(PROD)}', configurationName: op`, 'userRoles[0].configurationName'],
    [`identity: 'web:ana', role: '${role(STAGING)}', configurationName: ops`, 'userRoles[0].role must be of an account that ops reaches'],
    [`identity: 'web:ana', role: '${role('333333333333')}'`, 'userRoles[0].role has no effect: no channel configuration reaches'],
    [`identity: 'slack:T2:U1', role: '${role(PROD)}'`, 'userRoles[0].identity has no effect: workspace T2 is not listed'],
    [`identity: 'web:ana', account: '${PROD}', role: '${role(PROD)}'`, 'userRoles[0].account unknown key'],
  ])('says of %s: %s', async (item, said) => {
    expect((await check(item)).join('\n')).toContain(said);
  });

  it('reports what is given twice, and takes one for all beside one for a channel', async () => {
    const twice = await check(`identity: 'web:ana', role: '${role(PROD)}'`, `identity: 'web:ana', role: '${role(PROD, 'other')}'`);
    expect(twice.join('\n')).toContain('userRoles[1].role the role of the same person or group');

    expect(
      await check(`identity: 'web:ana', role: '${role(PROD)}'`, `identity: 'web:ana', role: '${role(PROD)}', configurationName: ops`),
    ).toEqual([]);
  });

  it('requires roles where it is written, and nowhere else', async () => {
    const { userAuthorizationRequired, channelConfigurations } = await loadValid(CHANNELS);

    expect(userAuthorizationRequired).toBe(false);
    expect(channelConfigurations.map((each) => each.userAuthorizationRequired)).toEqual([true, false]);
  });
});
