import { describe, expect, it } from 'vitest';
import type { Incident } from '../../domain/incident.ts';
import { aBareNotification } from '../../domain/testing/a-bare-notification.ts';
import { anIncident, aStep } from '../../domain/testing/an-incident.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import type { Notification } from '../../domain/notification.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { composeState } from './compose-state.ts';

const AT_3_00 = '2026-11-20T03:00:00.000Z';
const AT_3_12 = '2026-11-20T03:12:30.000Z';

function lineOf(notification: Notification, incident?: Incident): string {
  return textOfSpans(composeState(notification, incident).spans);
}

describe('composeState', () => {
  it('says since when a state lasts', () => {
    expect(lineOf(aNotification({ state: 'ALARM', occurredAt: AT_3_00 }))).toBe('ALARM since 2026-11-20 03:00:00 UTC · severity high');
  });

  it('says when a state happened that does not last', () => {
    expect(lineOf(aNotification({ state: 'STARTED', occurredAt: AT_3_00 }))).toBe('STARTED · 2026-11-20 03:00:00 UTC · severity high');
  });

  it('says the state alone where the event has no time', () => {
    expect(lineOf(aBareNotification({ state: 'FAILED' }))).toBe('FAILED');
  });

  it('says nothing where there is neither state nor incident', () => {
    expect(composeState(aBareNotification({ occurredAt: AT_3_00 }))).toEqual({ spans: [], words: '' });
  });

  it('counts repeats, and since when the incident is in this state', () => {
    const steps = [aStep({ at: AT_3_00 }), aStep({ at: AT_3_12 }), aStep({ at: AT_3_12 })];

    expect(lineOf(aNotification({ occurredAt: AT_3_12 }), anIncident({ steps }))).toBe(
      'ALARM since 2026-11-20 03:00:00 UTC · severity high · 3rd notification',
    );
  });

  it('begins anew where the state has changed in between', () => {
    const steps = [aStep({ at: AT_3_00, state: 'INSUFFICIENT_DATA' }), aStep({ at: AT_3_12 })];

    expect(lineOf(aNotification({ occurredAt: AT_3_12 }), anIncident({ steps }))).toBe(
      'ALARM since 2026-11-20 03:12:30 UTC · severity high · 2nd notification',
    );
  });

  it('counts the notifications of an incident that has no states', () => {
    const steps = [aStep({ at: AT_3_00, state: '' }), aStep({ at: AT_3_12, state: '' })];

    expect(lineOf(aBareNotification(), anIncident({ steps }))).toBe('2nd notification since 2026-11-20 03:00:00 UTC');
    expect(lineOf(aBareNotification(), anIncident({ steps: steps.slice(1) }))).toBe('');
  });

  it('says how bad it is where there is something to do', () => {
    expect(lineOf(aNotification({ severity: 'critical', occurredAt: AT_3_00 }))).toContain('· severity critical');
    expect(lineOf(aNotification({ severity: 'info', occurredAt: AT_3_00 }))).not.toContain('severity');
    expect(lineOf(aNotification({ state: 'OK', tone: 'good', occurredAt: AT_3_00 }))).not.toContain('severity');
    expect(lineOf(aBareNotification({ severity: 'medium', occurredAt: AT_3_00 }))).toBe('Severity medium · 2026-11-20 03:00:00 UTC');
    expect(lineOf(aBareNotification({ severity: 'low' }))).toBe('Severity low');
    expect(lineOf(aBareNotification({ severity: 'low', keywords: [{ kind: 'client-markdown', source: 'P4' }] }))).toBe('');
  });

  it('says how long a run took', () => {
    expect(lineOf(aBareNotification({ state: 'SUCCEEDED', occurredAt: AT_3_12, tookSeconds: 750 }))).toBe(
      'SUCCEEDED · 2026-11-20 03:12:30 UTC · after 12 min',
    );
  });

  it('says of an end alone no duration', () => {
    const steps = [aStep({ at: AT_3_12, state: 'OK' })];

    expect(lineOf(aNotification({ state: 'OK', tone: 'good', occurredAt: AT_3_12 }), anIncident({ steps, closedAt: AT_3_12 }))).toBe(
      'OK since 2026-11-20 03:12:30 UTC',
    );
  });

  describe('of a closed incident', () => {
    const steps = [aStep({ at: AT_3_00 }), aStep({ at: AT_3_12, state: 'OK' })];
    const closed = anIncident({ steps, closedAt: AT_3_12 });

    it('says how long the state before has lasted', () => {
      const state = composeState(aNotification({ state: 'OK', tone: 'good' }), closed);

      expect(textOfSpans(state.spans)).toBe('OK after 12 min in ALARM · 2026-11-20 03:12:30 UTC · 2nd notification');
      expect(state.words).toBe('OK after 12 min in ALARM');
    });

    it('says how long something took that was in no lasting state, or in several', () => {
      const run = { ...closed, steps: [aStep({ at: AT_3_00, state: 'STARTED' }), aStep({ at: AT_3_12, state: 'SUCCEEDED' })] };
      const several = { ...closed, steps: [aStep({ at: AT_3_00, state: 'INSUFFICIENT_DATA' }), ...steps] };

      expect(composeState(aNotification({ state: 'SUCCEEDED' }), run).words).toBe('SUCCEEDED after 12 min');
      expect(composeState(aNotification({ state: 'OK' }), several).words).toBe('OK after 12 min');
      expect(composeState(aNotification({ state: 'OK' }), { ...closed, notificationCount: 30 }).words).toBe('OK after 12 min');
    });

    it('says resolved or closed where the event has no word for it', () => {
      expect(composeState(aBareNotification({ tone: 'good' }), closed).words).toBe('Resolved after 12 min in ALARM');
      expect(composeState(aBareNotification({ tone: 'bad' }), closed).words).toBe('Closed after 12 min in ALARM');
    });

    it('says no duration where the clocks disagree', () => {
      expect(composeState(aNotification({ state: 'OK' }), { ...closed, openedAt: '2026-11-21T00:00:00.000Z' }).words).toBe('OK');
    });
  });

  it('bounds the state and keeps it on one line', () => {
    expect(composeState(aNotification({ state: `a\nb${'x'.repeat(500)}` })).words).toMatch(/^a b.{96}…$/);
  });
});
