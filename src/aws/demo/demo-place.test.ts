import { describe, expect, it } from 'vitest';
import { DemoPlace } from './demo-place.ts';

function at(now: string, region = 'us-east-1'): DemoPlace {
  const place = DemoPlace.of(region, new Date(now));
  if (place === undefined) throw new Error(`there is no ${region}`);
  return place;
}

describe('DemoPlace', () => {
  it('stays the same for a whole minute', () => {
    expect(at('2026-03-01T10:15:00Z').minutesAgo(4.5)).toEqual(at('2026-03-01T10:15:59.999Z').minutesAgo(4.5));
    expect(at('2026-03-01T10:15:42Z').minutesAgo(4).toISOString()).toBe('2026-03-01T10:11:00.000Z');
  });

  it('stays the same for a whole day', () => {
    expect(at('2026-03-01T00:00:00Z').daysAgo(1, '09:14:07').toISOString()).toBe('2026-02-28T09:14:07.000Z');
    expect(at('2026-03-01T23:59:59Z').daysAgo(1, '09:14:07').toISOString()).toBe('2026-02-28T09:14:07.000Z');
  });

  it.each([
    ['us-east-1', 'arn:aws:sns:us-east-1:111122223333:shop-alarms'],
    ['cn-north-1', 'arn:aws-cn:sns:cn-north-1:111122223333:shop-alarms'],
    ['us-gov-west-1', 'arn:aws-us-gov:sns:us-gov-west-1:111122223333:shop-alarms'],
  ])('names resources of %s', (region, arn) => {
    expect(at('2026-03-01T00:00:00Z', region).arn('sns', 'shop-alarms')).toBe(arn);
  });

  it.each(['', 'mars-north-1', 'us-east-1.example.com'])('is nowhere else: %j', (region) => {
    expect(DemoPlace.of(region, new Date())).toBeUndefined();
  });
});
