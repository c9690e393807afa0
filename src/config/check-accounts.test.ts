import { describe, expect, it } from 'vitest';
import { loadText } from './testing/load-text.ts';

const roleOf = (accountId: string, partition = 'aws'): string => `arn:${partition}:iam::${accountId}:role/ops`;
const [PROD, STAGING] = ['111111111111', '222222222222'] as const;

/** What is wrong with a channel, and what is doubtful. */
async function check(lines: string, before = ''): Promise<readonly string[]> {
  const yaml = `${before}\nchannelConfigurations:\n  - { configurationName: ops, platform: web, channelId: ops, ${lines} }\n`;
  const outcome = await loadText(yaml);
  const problems = outcome.status === 'invalid' ? outcome.problems : [];
  return [...problems, ...outcome.warnings].map(({ path, text }) => `${path.replace('channelConfigurations[0].', '')} ${text}`);
}

const account = (name: string, accountId: string, partition?: string): string =>
  `{ name: ${name}, role: '${roleOf(accountId, partition)}' }`;

describe('checkAccounts', () => {
  it.each([
    ['role: ambient'],
    [`role: '${roleOf(PROD)}'`],
    [`accounts: [${account('prod', PROD)}, ${account('staging', STAGING)}]`],
    [`accounts: [{ name: prod, role: '${roleOf(PROD)}', externalId: 'a1b2:c3' }]`],
  ])('takes %s', async (lines) => {
    expect(await check(lines)).toEqual([]);
  });

  it.each([
    ['role: machine', 'role must be ambient or the ARN of an IAM role'],
    [`role: 'arn:aws:iam::${PROD}:user/ops'`, 'role must be ambient or the ARN of an IAM role'],
    [`accounts: [{ name: prod, role: ambient }]`, 'accounts[0].role must be the ARN of an IAM role'],
    [`accounts: [{ name: '123', role: '${roleOf(PROD)}' }]`, 'accounts[0].name must be 1 to 63 letters'],
    [`accounts: [{ role: '${roleOf(PROD)}' }]`, 'accounts[0].name is missing'],
    [`accounts: [{ name: prod, role: '${roleOf(PROD)}', externalId: 'a b' }]`, 'accounts[0].externalId must be 2 to 1224'],
    [`accounts: [{ name: prod, role: '${roleOf(PROD)}', accountId: '${STAGING}' }]`, 'accounts[0].accountId unknown key'],
    [`accounts: [${account('prod', PROD)}, ${account('PROD', STAGING)}]`, 'accounts[1].name the name (in any case) is taken'],
    [`accounts: [${account('a', PROD)}, ${account('b', PROD)}]`, 'accounts[1].role the account is taken'],
    [`accounts: [${account('a', PROD)}, ${account('b', STAGING, 'aws-cn')}]`, 'accounts[1].role must be of the partition aws'],
    [`role: ambient, accounts: [${account('prod', PROD)}]`, 'role cannot stand beside accounts'],
    [`role: '${roleOf(PROD)}', allowAmbientChanges: true`, 'allowAmbientChanges has no meaning here'],
  ])('says of %s: %s', async (lines, said) => {
    expect((await check(lines)).join('\n')).toContain(said);
  });

  it('refuses a role of another partition than the default Region', async () => {
    expect(await check(`role: '${roleOf(PROD)}'`, 'aws: { defaultRegion: cn-north-1 }')).toEqual([
      expect.stringContaining('role must be of the partition aws-cn, as aws.defaultRegion cn-north-1 is'),
    ]);
  });
});
