import { describe, expect, it } from 'vitest';
import { Pacer } from '../../notifications/deliver/pacer.ts';
import { WORKFLOW_PACE } from './workflow-limits.ts';

const DAY_MS = 24 * 60 * 60_000;

describe('WORKFLOW_PACE', () => {
  it('keeps every limit over a day in which there is always something to post', () => {
    const pacer = new Pacer();
    const call = {
      channel: { platform: 'teams-webhook', workspaceId: 'ops', channelId: 'ops' },
      kind: 'post',
      pace: { postsOfChannel: WORKFLOW_PACE, editsOfWorkspace: [] },
    } as const;
    const posts: number[] = [];
    for (let now = 0; now < DAY_MS;) {
      const waitMs = pacer.waitMs({ ...call, now: new Date(now) });
      if (waitMs > 0) {
        now += waitMs;
        continue;
      }
      pacer.note({ ...call, now: new Date(now) });
      posts.push(now);
    }

    for (const { count, perMs } of WORKFLOW_PACE) {
      const tooFast = posts.filter((instant, index) => instant - (posts[index - count] ?? Number.NEGATIVE_INFINITY) < perMs);
      expect({ count, perMs, tooFast }).toEqual({ count, perMs, tooFast: [] });
    }
    // 150 in two hours are 1,800 a day, and as many are let through.
    expect(posts).toHaveLength(1_800);
  });
});
