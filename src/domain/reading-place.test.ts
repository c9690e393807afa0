import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partitionOfRegion } from './partition.ts';
import { decideReadingPlace, type ReadingRights } from './reading-place.ts';

const EVENT = { accountId: '222222222222', region: 'eu-west-1' };
const ACCOUNT = { accountId: '222222222222', roleArn: 'arn:aws:iam::222222222222:role/ops' } as const;

function rightsOf(configuration: Partial<ReadingRights['configuration']>, isLoopback = false): ReadingRights {
  const channel = { platform: 'web', workspaceId: '', channelId: 'ops' } as const;
  return { configuration: { configurationName: 'ops', channel, state: 'ENABLED', ...configuration }, isLoopback };
}

describe('decideReadingPlace', () => {
  it("takes the channel's role for the event's account", () => {
    expect(decideReadingPlace(EVENT, rightsOf({ accounts: [{ ...ACCOUNT, accountId: '333333333333' }, ACCOUNT] }))).toEqual({
      place: { ...EVENT, account: ACCOUNT, configurationName: 'ops' },
      needsAmbientAccount: false,
    });
  });

  it("takes the machine's own credentials where commands may", () => {
    const decided = { place: { ...EVENT, configurationName: 'ops' }, needsAmbientAccount: true };

    expect(decideReadingPlace(EVENT, rightsOf({}, true))).toEqual(decided);
    expect(decideReadingPlace(EVENT, rightsOf({ role: 'ambient' }))).toEqual(decided);
  });

  it.each<[string, ReadingRights]>([
    [
      'the channel has no role for the account, also where the web chat is of this machine',
      rightsOf({ accounts: [{ ...ACCOUNT, accountId: '333333333333' }] }, true),
    ],
    ['the web chat is reached from elsewhere', rightsOf({})],
    ['the channel is one of Slack', rightsOf({ channel: { platform: 'slack', workspaceId: 'T1', channelId: 'C1' } }, true)],
    ['people need roles of their own', rightsOf({ userAuthorizationRequired: true }, true)],
    ['the channel is disabled', rightsOf({ accounts: [ACCOUNT], state: 'DISABLED' })],
    ['the role is of another partition', rightsOf({ accounts: [{ ...ACCOUNT, roleArn: 'arn:aws-cn:iam::222222222222:role/ops' }] })],
  ])('reads nothing where %s', (_what, rights) => {
    expect(decideReadingPlace(EVENT, rights)).toBeUndefined();
  });

  it('reads nothing in a Region or an account that is none, whatever a payload says', () => {
    const region = fc.oneof(fc.string(), fc.constantFrom('eu-west-1', 'eu-west-1.evil.example', 'aws-global', '__proto__'));
    const accountId = fc.oneof(fc.string(), fc.constantFrom('222222222222', '2222', '__proto__'));
    fc.assert(
      fc.property(accountId, region, (id, name) => {
        const decided = decideReadingPlace({ accountId: id, region: name }, rightsOf({ accounts: [ACCOUNT] }));

        expect(decided !== undefined).toBe(id === '222222222222' && partitionOfRegion(name)?.id === 'aws');
      }),
    );
  });
});
