import { describe, expect, it } from 'vitest';
import type { SilenceSummary } from '../../../src/contract/silences.ts';
import { fakeApi, ok, refused } from '../testing/fake-api.ts';
import { createSilences } from './silences.ts';

const silence: SilenceSummary = {
  code: 'K7QX2M',
  matchers: ['name=web-*'],
  reason: '',
  author: { userId: 'web:ana', displayName: 'Ana' },
  startsAt: '2026-03-01T03:00:00Z',
  endsAt: '2026-03-01T04:00:00Z',
  isActive: true,
};
const listTopics = () => Promise.resolve(ok({ topics: [], faultyTopics: [], configurationNames: ['ops'] }));
const listSilences = () => Promise.resolve(ok({ silences: [silence] }));
const request = { matchers: ['name=a'], reason: '', endsAt: '2026-03-01T04:00:00Z' };

describe('createSilences', () => {
  it('loads the list, and the configurations that can be chosen', async () => {
    const silences = createSilences(fakeApi({ listTopics, listSilences }));

    await silences.load();

    expect(silences.state.read()).toEqual({ status: 'ready', silences: [silence], configurationNames: ['ops'], failure: undefined });
  });

  it('says why it failed, and keeps a list that it has', async () => {
    let isReachable = false;
    const silences = createSilences(
      fakeApi({ listTopics, listSilences: () => (isReachable ? listSilences() : Promise.resolve(refused('busy'))) }),
    );
    await silences.load();
    expect(silences.state.read()).toMatchObject({ status: 'failed', failure: 'busy' });

    isReachable = true;
    await silences.load();
    isReachable = false;
    await silences.load();
    expect(silences.state.read()).toMatchObject({ status: 'ready', silences: [silence], failure: 'busy' });
  });

  it('asks for the list again after each change, and leaves a refused one to whoever made it', async () => {
    const api = fakeApi({ listTopics, listSilences, addSilence: () => Promise.resolve(ok({ silence })) });
    const silences = createSilences(api);

    await silences.add(request);
    await silences.end('K7QX2M');

    expect(api.calls.filter((call) => call === 'listSilences')).toHaveLength(2);
    expect(silences.state.read().failure).toBe('not given by the test');
  });

  it('asks for nothing again where a silence is refused', async () => {
    const api = fakeApi({ listTopics, listSilences });

    await expect(createSilences(api).add(request)).resolves.toMatchObject({ outcome: 'refused' });
    expect(api.calls).toHaveLength(1);
  });
});
