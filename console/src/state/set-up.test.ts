import { describe, expect, it } from 'vitest';
import type { SetUpReport } from '../../../src/contract/set-up.ts';
import { fakeApi, ok, refused } from '../testing/fake-api.ts';
import { createSetUp } from './set-up.ts';

const report: SetUpReport = { lookedAt: '2026-03-01T03:00:00Z', platforms: [], configurationCount: 0, configurations: [] };
const accepted = { eventId: 'e', status: 'accepted', deliveries: [] } as const;

describe('createSetUp', () => {
  it('asks once at a time', async () => {
    const api = fakeApi({ readSetUp: () => Promise.resolve(ok(report)) });
    const setUp = createSetUp(api);

    await Promise.all([setUp.load(), setUp.load()]);

    expect(api.calls).toEqual(['readSetUp']);
    expect(setUp.state.read()).toMatchObject({ report, isLooking: false, failure: undefined });
  });

  it('keeps the last report while another one fails', async () => {
    let isReachable = true;
    const setUp = createSetUp(fakeApi({ readSetUp: () => Promise.resolve(isReachable ? ok(report) : refused('busy')) }));
    await setUp.load();
    isReachable = false;

    await setUp.load();

    expect(setUp.state.read()).toMatchObject({ report, failure: 'busy', isLooking: false });
  });

  it('says what became of each test message', async () => {
    const sendTest = (name: string) =>
      Promise.resolve(name === 'ops' ? ok({ ...accepted, deliveries: [] }) : refused('No such configuration'));
    const setUp = createSetUp(fakeApi({ sendTest }));

    await Promise.all([setUp.sendTest('ops'), setUp.sendTest('dev')]);

    expect([...setUp.state.read().tests]).toEqual([
      ['ops', 'sent'],
      ['dev', { failure: 'No such configuration' }],
    ]);
  });
});
