import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logsInsightsPage } from './logs-insights-page.ts';

const query = {
  logGroup: '/aws/lambda/checkout',
  queryString: 'fields @timestamp | filter @message like /fail/',
  from: new Date('2026-03-01T02:00:00Z'),
  to: new Date('2026-03-01T02:30:00Z'),
};

describe('logsInsightsPage', () => {
  it('opens the query over its time and log group', () => {
    expect(logsInsightsPage('eu-west-1', query)).toBe(
      "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:logs-insights$3FqueryDetail$3D~(end~'2026-03-01T02*3a30*3a00.000Z~start~'2026-03-01T02*3a00*3a00.000Z~timeType~'ABSOLUTE~tz~'UTC~editorString~'fields*20*40timestamp*20*7c*20filter*20*40message*20like*20*2ffail*2f~source~(~'*2faws*2flambda*2fcheckout))",
    );
  });

  it.each([
    ['an unknown Region', 'moon-east-1', query],
    ['a log group of another account', 'eu-west-1', { ...query, logGroup: 'arn:aws:logs:eu-west-1:1:log-group:a' }],
    ['a query that no address holds', 'eu-west-1', { ...query, queryString: 'x'.repeat(501) }],
  ])('knows no page for %s', (_, region, one) => {
    expect(logsInsightsPage(region, one)).toBeUndefined();
  });

  it('lets no value end another, or lead elsewhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.string({ unit: 'binary', maxLength: 100 }), (logGroup, queryString) => {
        fc.pre(!logGroup.startsWith('arn:'));
        const page = logsInsightsPage('eu-west-1', { ...query, logGroup, queryString }) ?? '';
        const [, editor = '', group = ''] = /~editorString~'(.*)~source~\(~'(.*)\)\)$/s.exec(page) ?? [];

        expect(new URL(page).host).toBe('eu-west-1.console.aws.amazon.com');
        expect(`${editor}${group}`).toMatch(/^(?:[A-Za-z0-9._-]|\*[0-9a-f]{2})*$/);
      }),
    );
  });
});
