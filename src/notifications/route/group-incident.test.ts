import { describe, expect, it } from 'vitest';
import { INCIDENT_STEPS_KEPT, type Incident } from '../../domain/incident.ts';
import type { IncidentTransition, Notification } from '../../domain/notification.ts';
import { groupIncident, INCIDENT_MAX_SILENCE_MS, STEP_SUMMARY_MAX_LENGTH, type Grouping } from './group-incident.ts';

const now = new Date('2026-03-01T03:00:00Z');

function notification(transition: IncidentTransition, overrides: Partial<Notification> = {}): Notification {
  return {
    recognizer: 'cloudwatch-alarm',
    kind: 'CloudWatch Alarm',
    severity: 'high',
    tone: 'bad',
    state: 'ALARM',
    occurredAt: '2026-03-01T02:59:00.000Z',
    description: { kind: 'plain', source: 'Threshold crossed' },
    facts: [],
    nextSteps: [],
    keywords: [],
    incident: { key: 'cloudwatch-alarm:cpu', transition },
    isUnrecognized: false,
    isSample: false,
    ...overrides,
  };
}

function group(incoming: Notification, newest?: Incident): Grouping {
  return groupIncident({ notification: incoming, configurationName: 'ops', newest, now, newId: () => 'incident-1' });
}

const open: Incident = {
  id: 'incident-0',
  configurationName: 'ops',
  incidentKey: 'cloudwatch-alarm:cpu',
  openedAt: '2026-03-01T02:00:00.000Z',
  steps: [{ at: '2026-03-01T02:00:00.000Z', state: 'ALARM', summary: 'first' }],
  notificationCount: 1,
};

describe('groupIncident', () => {
  it('leaves a notification without incident alone', () => {
    const { incident: _none, ...alone } = notification('open');

    expect(group(alone)).toEqual({ kind: 'alone' });
  });

  it('begins an incident with its first step, at the time of the event', () => {
    expect(group(notification('open'))).toEqual({
      kind: 'begins',
      incident: {
        id: 'incident-1',
        configurationName: 'ops',
        incidentKey: 'cloudwatch-alarm:cpu',
        openedAt: '2026-03-01T02:59:00.000Z',
        steps: [{ at: '2026-03-01T02:59:00.000Z', state: 'ALARM', summary: 'Threshold crossed' }],
        notificationCount: 1,
      },
    });
  });

  it('takes the time of arrival where the event names none, and the sender’s own summary where it has one', () => {
    const { occurredAt: _none, ...undated } = notification('open', { incident: { key: 'k', transition: 'open', summary: 'deploy 7' } });

    expect(group(undated)).toMatchObject({ incident: { openedAt: now.toISOString(), steps: [{ summary: 'deploy 7' }] } });
  });

  it('continues the open incident and keeps what it was', () => {
    const grouping = group(notification('update', { state: 'INSUFFICIENT_DATA' }), open);

    expect(grouping).toMatchObject({ kind: 'continues', incident: { id: 'incident-0', openedAt: open.openedAt, notificationCount: 2 } });
    expect(grouping.kind === 'continues' && grouping.incident.closedAt).toBeUndefined();
    expect(grouping.kind === 'continues' && grouping.incident.steps.map(({ state }) => state)).toEqual(['ALARM', 'INSUFFICIENT_DATA']);
  });

  it('closes the open incident', () => {
    expect(group(notification('close', { state: 'OK' }), open)).toMatchObject({
      kind: 'continues',
      incident: { closedAt: '2026-03-01T02:59:00.000Z', notificationCount: 2 },
    });
  });

  it('shows a close that nothing precedes, without opening anything', () => {
    expect(group(notification('close'))).toEqual({ kind: 'alone' });
  });

  it('puts a step that is older than the shown state into the history, where it belongs, and changes nothing else', () => {
    const newest = { ...open, steps: [...open.steps, { at: '2026-03-01T03:06:00.000Z', state: 'ALARM', summary: 'again' }] };

    const grouping = group(notification('close', { state: 'OK', occurredAt: '2026-03-01T03:05:00.000Z' }), newest);

    expect(grouping).toMatchObject({ kind: 'late', incident: { id: 'incident-0', notificationCount: 2 } });
    expect(grouping.kind === 'late' && grouping.incident.closedAt).toBeUndefined();
    expect(grouping.kind === 'late' && grouping.incident.steps.map(({ state }) => state)).toEqual(['ALARM', 'OK', 'ALARM']);
  });

  it('does not open again what a later event has closed', () => {
    const closed = { ...open, closedAt: '2026-03-01T03:05:00.000Z' };

    expect(group(notification('open', { occurredAt: '2026-03-01T03:04:00.000Z' }), closed).kind).toBe('late');
    expect(group(notification('open', { occurredAt: '2026-03-01T03:06:00.000Z' }), closed).kind).toBe('begins');
  });

  it('takes an event without a time of its own as new', () => {
    const { occurredAt: _none, ...undated } = notification('update');
    const future = { ...open, steps: [{ at: '2026-03-02T00:00:00.000Z', state: 'ALARM', summary: 'clock ahead' }] };

    expect(group(undated, future).kind).toBe('continues');
  });

  it('begins anew after a day of silence, and ends the one whose end was lost', () => {
    const dayLater = new Date(Date.parse(open.openedAt) + INCIDENT_MAX_SILENCE_MS + 1).toISOString();

    expect(group(notification('open', { occurredAt: dayLater }), open)).toMatchObject({
      kind: 'begins',
      incident: { id: 'incident-1', openedAt: dayLater },
      ended: { id: 'incident-0', closedAt: open.openedAt },
    });
    expect(group(notification('close', { occurredAt: dayLater }), open).kind).toBe('continues');
  });

  it('keeps a summary short, however long the event is', () => {
    const grouping = group(notification('open', { description: { kind: 'plain', source: 'x'.repeat(100_000) } }));

    expect(grouping.kind === 'begins' && grouping.incident.steps[0]?.summary.length).toBe(STEP_SUMMARY_MAX_LENGTH);
  });

  it('keeps the last steps and counts all', () => {
    let incident = open;
    for (let step = 0; step < 3 * INCIDENT_STEPS_KEPT; step += 1) {
      const grouping = group(notification('update', { state: `state ${step}` }), incident);
      if (grouping.kind === 'continues') ({ incident } = grouping);
    }

    expect(incident.steps).toHaveLength(INCIDENT_STEPS_KEPT);
    expect(incident.steps.at(-1)?.state).toBe(`state ${3 * INCIDENT_STEPS_KEPT - 1}`);
    expect(incident.notificationCount).toBe(3 * INCIDENT_STEPS_KEPT + 1);
  });
});
