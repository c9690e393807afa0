import { describe, expect, it } from 'vitest';
import type { CommandAccount } from '../../../src/contract/admin-api.ts';
import { fakeApi, ok, refused } from '../testing/fake-api.ts';
import { createKnownAccount } from './command-account.ts';

describe('createKnownAccount', () => {
  it('keeps the last answer where the question fails', async () => {
    const demo: CommandAccount = { kind: 'demo', accountId: '111122223333', region: 'us-east-1', reason: 'no credentials' };
    const answers = [refused('busy'), ok(demo), refused('busy')];
    const account = createKnownAccount(fakeApi({ readCommandAccount: () => Promise.resolve(answers.shift() ?? refused('busy')) }));

    const states: unknown[] = [];
    for (let count = 0; count < 3; count += 1) {
      await account.load();
      states.push(account.state.read());
    }

    expect(states).toEqual([undefined, demo, demo]);
  });
});
