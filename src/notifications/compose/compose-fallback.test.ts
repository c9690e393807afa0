import { describe, expect, it } from 'vitest';
import { aBareNotification } from '../../domain/testing/a-bare-notification.ts';
import { aCustomNotification } from '../../domain/testing/a-custom-notification.ts';
import { anIncident, aStep } from '../../domain/testing/an-incident.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Notification, PlainText } from '../../domain/notification.ts';
import { composeFallback } from './compose-fallback.ts';
import { FALLBACK_TEXT_MAX_LENGTH } from './compose-limits.ts';
import { composeState } from './compose-state.ts';
import { composeTitle } from './compose-title.ts';

const accountNames = { '210987654321': 'prod' };
const plain = (source: string): PlainText => ({ kind: 'plain', source });
const pipeline = aBareNotification({
  kind: 'CodePipeline Pipeline Execution State Change',
  name: plain('checkout'),
  summary: plain('Pipeline checkout failed in stage Build.'),
  state: 'FAILED',
  tone: 'bad',
  severity: 'high',
  region: 'eu-west-1',
  accountId: '210987654321',
});

function lineOf(notification: Notification, incident?: Incident): string {
  return composeFallback(notification, {
    title: composeTitle(notification, accountNames),
    state: composeState(notification, incident),
    accountNames,
  });
}

describe('composeFallback', () => {
  it('says first what happened, then what kind of event it is and where', () => {
    expect(lineOf(pipeline)).toBe(
      '🔴 Pipeline checkout failed in stage Build | CodePipeline Pipeline Execution State Change | eu-west-1 | Account: prod (210987654321)',
    );
  });

  it('names what the sentence does not name', () => {
    expect(lineOf({ ...pipeline, summary: plain('2 alerts are firing.') })).toMatch(/^🔴 2 alerts are firing \| [^|]+ \| checkout \| /);
  });

  it('says of what has no sentence how it stands, and why', () => {
    expect(lineOf(aNotification())).toBe(
      '🔴 ALARM: web-cpu-high | CloudWatch Alarm | eu-central-1 | Account: 123456789012 | Threshold Crossed: 1 datapoint [97.25] was greater than the threshold (90.0).',
    );
    expect(lineOf(aNotification({ name: plain('') }))).toMatch(/^🔴 ALARM: CloudWatch Alarm \| eu-central-1/);
    expect(lineOf(aNotification({ isSample: true }))).toMatch(/^Sample: 🔴 ALARM/);
  });

  it('says how long it was when it is over', () => {
    const steps = [aStep(), aStep({ at: '2026-11-20T03:12:12.000Z', state: 'OK', summary: '' })];
    const incident = anIncident({ steps, closedAt: '2026-11-20T03:12:12.000Z' });

    expect(lineOf(aNotification({ state: 'OK', tone: 'good' }), incident)).toMatch(/^✅ OK after 12 min in ALARM: web-cpu-high \|/);
  });

  it('says of a sentence that it is over where it does not say so itself', () => {
    const over = { ...pipeline, tone: 'good', summary: plain('More than 5 % of requests fail.') } as const;

    expect(lineOf({ ...over, state: 'resolved' })).toMatch(/^✅ resolved: More than 5 % of requests fail \|/);
    expect(lineOf({ ...over, state: 'IN_SERVICE', summary: plain('Instance i-1 is in service.') })).toMatch(
      /^✅ Instance i-1 is in service \|/,
    );
  });

  it('names resources by their names', () => {
    const description = plain('arn:aws:cloudwatch:eu-west-1:123456789012:alarm:orders-5xx transitioned to ALARM');

    expect(lineOf(aNotification({ description }))).toMatch(/\| orders-5xx transitioned to ALARM$/);
  });

  it('begins with the title where somebody wrote one, or nothing else is known', () => {
    expect(lineOf(aCustomNotification())).toBe('Deployment of checkout failed: See the runbook.');
    expect(lineOf(aBareNotification({ kind: 'Heartbeat', description: plain('nightly job is alive') }))).toMatch(
      /Heartbeat: nightly job is alive$/,
    );
  });

  it('cuts a sentence and a name, and never the place', () => {
    const long = { ...pipeline, name: plain('n'.repeat(5000)), summary: plain('s'.repeat(5000)) };

    expect(lineOf(long)).toMatch(/^🔴 s+… \| .* \| n+… \| eu-west-1 \| Account: prod \(210987654321\)$/);
    expect(lineOf({ ...long, kind: 'k'.repeat(500) }).length).toBeLessThanOrEqual(FALLBACK_TEXT_MAX_LENGTH);
  });
});
