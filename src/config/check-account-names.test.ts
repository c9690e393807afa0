import { describe, expect, it } from 'vitest';
import { loadText } from './testing/load-text.ts';

const PROD = '111111111111';
const channel = `
channelConfigurations:
  - configurationName: ops
    platform: web
    channelId: ops
    accounts: [{ name: prod, role: 'arn:aws:iam::${PROD}:role/ops' }]
`;

async function check(names: string, after = channel): Promise<readonly string[]> {
  const outcome = await loadText(`accountNames: [${names}]\n${after}`);
  return outcome.status === 'invalid' ? outcome.problems.map(({ path, text }) => `${path} ${text}`) : [];
}

describe('checkAccountNames', () => {
  it.each([
    `{ accountId: '222222222222', name: staging }`,
    `{ accountId: '${PROD}', name: prod }`,
    `{ accountId: '222222222222', name: staging }, { accountId: '333333333333', name: data_lake-2 }`,
  ])('takes %s', async (names) => {
    expect(await check(names)).toEqual([]);
  });

  it.each([
    [`{ accountId: '1234-5678-9012', name: a }`, 'accountNames[0].accountId must be 12 digits'],
    [`{ accountId: '222222222222', name: '2nd' }`, 'accountNames[0].name must be 1 to 63 letters'],
    [`{ accountId: '222222222222', name: a }, { accountId: '222222222222', name: b }`, 'accountNames[1].accountId the account is taken'],
    [
      `{ accountId: '222222222222', name: a }, { accountId: '333333333333', name: A }`,
      'accountNames[1].name the name (in any case) is taken',
    ],
    [`{ accountId: '222222222222', name: Prod }`, 'accountNames[0].name channelConfigurations[0].accounts[0] calls 111111111111 prod'],
    [`{ accountId: '${PROD}', name: live }`, 'accountNames[0].name channelConfigurations[0].accounts[0] calls 111111111111 prod'],
  ])('says of %s: %s', async (names, said) => {
    expect((await check(names)).join('\n')).toContain(said);
  });
});
