import { describe, expect, it } from 'vitest';
import { logGroupPage, trailEventPage } from './console-pages.ts';

const span = { from: '2026-11-22T10:20:00Z', to: '2026-11-22T10:26:00Z' };

describe('logGroupPage', () => {
  it('leads to the lines of a group that match, at that time, in the encoding of the console', () => {
    expect(logGroupPage('eu-west-1', { logGroup: '/aws/lambda/shop', filterPattern: '?ERROR ?Fail', ...span })).toBe(
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fshop' +
        '/log-events$3Fstart$3D1795342800000$26end$3D1795343160000$26filterPattern$3D$253FERROR$2520$253FFail',
    );
  });

  it('leaves out a pattern that matches every line', () => {
    expect(logGroupPage('eu-west-1', { logGroup: 'g', filterPattern: '', ...span })).not.toContain('filterPattern');
  });

  it('stands in the console of the partition, and nowhere where that is not known', () => {
    expect(logGroupPage('cn-north-1', { logGroup: 'g', filterPattern: '', ...span })).toMatch(
      /^https:\/\/cn-north-1\.console\.amazonaws\.cn\//,
    );
    expect(logGroupPage('evil.example', { logGroup: 'g', filterPattern: '', ...span })).toBeUndefined();
  });
});

describe('trailEventPage', () => {
  it('leads to the event', () => {
    expect(trailEventPage('us-gov-west-1', 'e 1')).toBe(
      'https://us-gov-west-1.console.amazonaws-us-gov.com/cloudtrailv2/home?region=us-gov-west-1#/events/e%201',
    );
  });
});
