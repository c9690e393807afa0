import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeHeartbeat, LOOKED_AWAY_MS, parseInterval, START_GRACE_MS, type Heartbeat } from './heartbeat.ts';

const MINUTE = 60_000;
const noon = new Date('2026-03-01T12:00:00Z');
const at = (minutes: number): Date => new Date(noon.getTime() + minutes * MINUTE);
const check = (known: Heartbeat | undefined, minutes: number, isFirst = false): Heartbeat =>
  judgeHeartbeat(known, { name: 'backup', everyMs: 15 * MINUTE, now: at(minutes), isFirst });
const heard: Heartbeat = { name: 'backup', lastSeenAt: at(0), dueAt: at(15), checkedAt: at(14) };

describe('judgeHeartbeat', () => {
  it('gives a source that nobody has looked at its whole time', () => {
    expect(check(undefined, 0)).toEqual({ name: 'backup', dueAt: at(15), checkedAt: at(0) });
  });

  it('calls it quiet when its time is over, and no earlier', () => {
    expect(check(heard, 14.9).quietSince).toBeUndefined();
    expect(check(heard, 15).quietSince).toEqual(at(15));
  });

  it('leaves it quiet, over a restart as well, until it is heard of', () => {
    const quiet = check(heard, 15);

    expect(check(quiet, 90, true).quietSince).toEqual(at(15));
    expect(check({ ...quiet, lastSeenAt: at(91), dueAt: at(106) }, 91).quietSince).toBeUndefined();
  });

  it('does not count the time in which nobody looked', () => {
    expect(check(heard, 74).dueAt).toEqual(at(75));
    expect(check(heard, 74, true).quietSince).toBeUndefined();
    expect(check(heard, 74 + START_GRACE_MS / MINUTE + 1).quietSince).toBeUndefined();
  });

  it('gives it some time after a start, however short the stop was', () => {
    expect(check(heard, 15, true).dueAt).toEqual(new Date(at(15).getTime() + START_GRACE_MS));
    expect(check(check(heard, 15, true), 17).quietSince).toEqual(at(17));
  });

  it('gives it no more than its whole time where the clock is set back', () => {
    expect(check(heard, -300).dueAt).toEqual(at(-285));
  });

  it('never calls quiet what is heard of in time, whenever it is looked at', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 14 * MINUTE }), fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (list) => {
        let now = noon.getTime();
        let known = check(undefined, 0);
        for (const [step, isFirst] of list) {
          now += step;
          const seen = new Date(now);
          known = { ...known, lastSeenAt: seen, dueAt: new Date(now + 15 * MINUTE) };
          known = judgeHeartbeat(known, { name: 'backup', everyMs: 15 * MINUTE, now: new Date(now + MINUTE / 2), isFirst });
          expect(known.quietSince).toBeUndefined();
        }
      }),
    );
  });

  it('calls quiet in the end whatever is never heard of, looked at regularly', () => {
    let known = check(undefined, 0);
    let minutes = 0;
    while (known.quietSince === undefined && minutes < 60) {
      minutes += LOOKED_AWAY_MS / MINUTE / 4;
      known = check(known, minutes);
    }
    expect(known.quietSince).toEqual(at(15));
  });
});

describe('parseInterval', () => {
  it.each([
    ['1m', MINUTE],
    ['26h', 26 * 60 * MINUTE],
    [' 7D ', 7 * 24 * 60 * MINUTE],
  ])('reads %s', (text, milliseconds) => {
    expect(parseInterval(text)).toBe(milliseconds);
  });

  it.each(['', '15', '0m', '30s', '1h30m', '32d', '-1m', '99999d'])('refuses %j', (text) => {
    expect(parseInterval(text)).toBeUndefined();
  });
});
