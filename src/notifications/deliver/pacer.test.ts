import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlatformPace } from '../../platforms/platform.ts';
import { Pacer, type PacedCall } from './pacer.ts';

const pace: PlatformPace = {
  postsOfChannel: [
    { count: 3, perMs: 1_000 },
    { count: 10, perMs: 10_000 },
  ],
  editsOfWorkspace: [{ count: 2, perMs: 60_000 }],
};

function call(at: number, changes: Partial<PacedCall> & { readonly channelId?: string } = {}): PacedCall {
  const channel = { platform: 'slack', workspaceId: 'T1', channelId: changes.channelId ?? 'C1' } as const;
  return { channel, kind: 'post', pace, now: new Date(1_800_000_000_000 + at), ...changes };
}

describe('Pacer', () => {
  it('lets a short burst through, and then as much as each span allows', () => {
    const pacer = new Pacer();
    for (const at of [0, 10, 20]) pacer.note(call(at));

    expect(pacer.waitMs(call(30))).toBe(970);
    expect(pacer.waitMs(call(1_000))).toBe(0);
  });

  it('holds each channel to its own pace, and changes to that of the workspace', () => {
    const pacer = new Pacer();
    for (const at of [0, 1, 2]) pacer.note(call(at));
    pacer.note(call(0, { kind: 'edit' }));
    pacer.note(call(0, { kind: 'edit', channelId: 'C2' }));

    expect(pacer.waitMs(call(3, { channelId: 'C2' }))).toBe(0);
    expect(pacer.waitMs(call(3, { channelId: 'C3', kind: 'edit' }))).toBe(59_997);
  });

  it('takes its share alone of what a workspace takes where nodes are several, and all of what a channel takes', () => {
    let nodeCount = 2;
    const pacer = new Pacer(() => nodeCount);
    for (const at of [0, 1]) pacer.note(call(at));
    pacer.note(call(0, { kind: 'edit' }));

    expect(pacer.waitMs(call(2))).toBe(0);
    expect(pacer.waitMs(call(2, { kind: 'edit' }))).toBe(59_998);
    // Also of many nodes each makes a call now and then.
    nodeCount = 9;
    expect(pacer.waitMs(call(60_000, { kind: 'edit' }))).toBe(0);
    nodeCount = 1;
    expect(pacer.waitMs(call(2, { kind: 'edit' }))).toBe(0);
  });

  it('asks nothing of a platform without a pace', () => {
    const pacer = new Pacer();
    const { pace: _none, ...free } = call(0);
    for (let count = 0; count < 100; count += 1) pacer.note({ ...free, pace: undefined });

    expect(pacer.waitMs({ ...free, pace: undefined })).toBe(0);
  });

  it('does not wait for as long as the clock stepped back', () => {
    const pacer = new Pacer();
    for (const at of [0, 1, 2]) pacer.note(call(at));

    expect(pacer.waitMs(call(-3_600_000))).toBe(0);
  });

  it('gives a channel that was told to wait no bursts for a while', () => {
    const pacer = new Pacer();
    const { channel } = call(0);
    pacer.learn(channel, { retryAfterMs: 2_000, now: call(0).now });

    expect(pacer.waitMs(call(500))).toBe(1_500);
    pacer.note(call(2_000));
    expect(pacer.waitMs(call(2_001))).toBe(1_999);
    expect(pacer.waitMs(call(2_001, { channelId: 'C2' }))).toBe(0);
    expect(pacer.waitMs(call(600_001))).toBe(0);
    pacer.note(call(600_001));
    expect(pacer.waitMs(call(600_002))).toBe(0);
  });

  it('never lets more through in any span than its limits say, however calls arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_000), { maxLength: 60 }), (gaps) => {
        const pacer = new Pacer();
        const made: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          now += pacer.waitMs(call(now));
          expect(pacer.waitMs(call(now))).toBe(0);
          pacer.note(call(now));
          made.push(now);
        }
        for (const { count, perMs } of pace.postsOfChannel)
          for (const [index, at] of made.entries()) expect(at - (made[index - count] ?? -Infinity)).toBeGreaterThanOrEqual(perMs);
      }),
    );
  });
});
