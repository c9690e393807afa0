// A digest for tests.
import { EMPTY_TALLY, type Digest } from '../digest.ts';

/** Builds an open digest of nothing yet; what the test is about is given, the rest is plausible. */
export function aDigest(overrides: Partial<Digest> = {}): Digest {
  const at = new Date('2026-03-01T03:00:00Z');
  return {
    id: 'digest-1',
    kind: 'storm',
    channel: { platform: 'web', workspaceId: '', channelId: 'ops' },
    configurationName: 'ops',
    eventId: 'event-1',
    openedAt: at,
    lastTakenAt: at,
    spanStartedAt: at,
    spanCount: 0,
    tally: EMPTY_TALLY,
    listedNames: [],
    ...overrides,
  };
}
