import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INCIDENT_STEPS_KEPT, type Incident } from '../../domain/incident.ts';
import { aStep } from '../../domain/testing/an-incident.ts';
import type { IncidentTransition, Notification } from '../../domain/notification.ts';
import type { IncidentPlan } from '../../domain/incident-plan.ts';
import { DEFAULT_UPDATE_POLICY, type UpdatePolicy } from '../../domain/update-policy.ts';
import { groupIncident, INCIDENT_MAX_SILENCE_MS, STEP_SUMMARY_MAX_LENGTH } from './group-incident.ts';

// Later than all that happens in these tests.
const now = new Date('2026-06-01T03:00:00Z');

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

function group(incoming: Notification, newest?: Incident, changes: Partial<UpdatePolicy> = {}): IncidentPlan {
  const policy = { ...DEFAULT_UPDATE_POLICY, ...changes };
  return groupIncident({
    notification: incoming,
    configurationName: 'ops',
    eventId: 'event-1',
    newest,
    policy,
    now,
    newId: () => 'incident-1',
  });
}

/** An instant so long after the open incident began. */
const after = (milliseconds: number): string => new Date(Date.parse(open.openedAt) + milliseconds).toISOString();

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
        steps: [{ at: '2026-03-01T02:59:00.000Z', state: 'ALARM', summary: 'Threshold crossed', severity: 'high' }],
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

  it('keeps the OK of an alarm back whose ALARM was never shown, and remembers that it is over', () => {
    const expected = {
      kind: 'ends',
      isFolded: true,
      incident: { id: 'incident-1', closedAt: '2026-03-01T02:59:00.000Z', isUnshown: true, notificationCount: 1 },
    };

    expect(group(notification('close', { state: 'OK' }))).toMatchObject(expected);
    expect(group(notification('close', { state: 'OK' }), { ...open, closedAt: open.openedAt })).toMatchObject(expected);
  });

  it('shows such an OK where the channel asks for it', () => {
    const plan = group(notification('close', { state: 'OK' }), undefined, { postOkWithoutAlarm: true });

    expect(plan).toMatchObject({ kind: 'ends', isFolded: false, incident: { closedAt: '2026-03-01T02:59:00.000Z' } });
    expect(plan.kind === 'ends' && plan.incident.isUnshown).toBeUndefined();
  });

  it.each(['grafana:1/2', 'alertmanager:{}'])('keeps the end of %s back too', (key) => {
    expect(group(notification('close', { incident: { key, transition: 'close' } }))).toMatchObject({ kind: 'ends', isFolded: true });
  });

  it.each(['aws.codepipeline:e1', 'cloudformation:s1', 'aws.health:h1', 'custom-notification:t1'])(
    'takes the end of %s as news, and opens nothing',
    (key) => {
      expect(group(notification('close', { incident: { key, transition: 'close' } }))).toMatchObject({
        kind: 'ends',
        isFolded: false,
        incident: { closedAt: '2026-03-01T02:59:00.000Z' },
      });
    },
  );

  it('shows an ALARM together with its OK where the OK came first and was kept back', () => {
    const ok = group(notification('close', { state: 'OK' }));
    const kept = ok.kind === 'ends' ? ok.incident : undefined;

    const plan = group(notification('open', { occurredAt: '2026-03-01T02:47:00.000Z' }), kept);

    expect(plan).toMatchObject({
      kind: 'overtaken',
      incident: { id: 'incident-1', openedAt: '2026-03-01T02:47:00.000Z', closedAt: '2026-03-01T02:59:00.000Z', notificationCount: 2 },
    });
    expect(plan.kind === 'overtaken' && plan.incident.steps.map(({ state }) => state)).toEqual(['ALARM', 'OK']);
    expect(plan.kind === 'overtaken' && plan.incident.isUnshown).toBeUndefined();
  });

  it('opens nothing for a start that comes after its end', () => {
    const pipeline = { incident: { key: 'aws.codepipeline:e1', transition: 'close' } } as const;
    const ended = group(notification('close', { state: 'SUCCEEDED', ...pipeline }));
    const kept = ended.kind === 'ends' ? ended.incident : undefined;

    const start = notification('open', {
      state: 'STARTED',
      tone: 'progress',
      occurredAt: '2026-03-01T02:58:00.000Z',
      incident: { key: 'aws.codepipeline:e1', transition: 'open' },
    });

    expect(group(start, kept).kind).toBe('late');
  });

  it('shows trouble that nobody has seen also after its end was shown', () => {
    const lambda = (transition: IncidentTransition, overrides: Partial<Notification>) =>
      notification(transition, { incident: { key: 'lambda:checkout', transition }, ...overrides });
    const succeeded = group(lambda('close', { state: 'Success', tone: 'good' }));
    const kept = succeeded.kind === 'ends' ? succeeded.incident : undefined;

    const failed = group(lambda('open', { state: 'RetriesExhausted', occurredAt: '2026-03-01T02:58:00.000Z' }), kept);

    expect(failed).toMatchObject({ kind: 'overtaken', incident: { openedAt: '2026-03-01T02:58:00.000Z', notificationCount: 2 } });
    const again = lambda('open', { state: 'RetriesExhausted', occurredAt: '2026-03-01T02:57:00.000Z' });
    expect(group(again, failed.kind === 'overtaken' ? failed.incident : undefined).kind).toBe('late');
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

  describe('in the instant of an end, told in whole seconds', () => {
    const at = '2026-03-01T02:59:00.000Z';
    const run = (transition: IncidentTransition, overrides: Partial<Notification>) =>
      notification(transition, { occurredAt: at, incident: { key: 'aws.codepipeline:e1', transition }, ...overrides });
    const ended: Incident = {
      ...open,
      incidentKey: 'aws.codepipeline:e1',
      closedAt: at,
      steps: [
        { at: open.openedAt, state: 'STARTED', summary: 'started' },
        { at, state: 'SUCCEEDED', summary: 'Pipeline' },
      ],
    };
    const { steps } = ended;

    it('takes the end for the last, whatever arrives after it', () => {
      const stage = group(run('update', { state: 'FAILED', tone: 'bad' }), ended);
      const start = group(run('open', { state: 'STARTED', tone: 'progress' }), ended);
      const again = group(run('close', { state: 'FAILED' }), ended);

      for (const plan of [stage, start, again]) {
        expect(plan).toMatchObject({ kind: 'late', incident: { id: 'incident-0', closedAt: at } });
        expect(plan.kind === 'late' && plan.incident.steps.at(-1)?.state).toBe('SUCCEEDED');
        expect(plan.kind === 'late' && plan.incident.steps).toHaveLength(3);
      }
    });

    it('takes a start whose end came first for its start', () => {
      const unpreceded = { ...ended, openedAt: at, steps: steps.slice(1) };

      expect(group(run('open', { state: 'STARTED', tone: 'progress' }), unpreceded).kind).toBe('late');
      expect(group(run('open', { tone: 'bad' }), unpreceded).kind).toBe('overtaken');
    });

    it('keeps no trouble back that may have begun after the end, nor a worse end', () => {
      const good = { ...ended, steps: [steps[0] ?? aStep(), aStep({ at, state: 'SUCCEEDED', severity: 'info' })] };

      expect(group(run('open', { tone: 'bad' }), ended).kind).toBe('begins');
      expect(group(run('close', { state: 'FAILED', severity: 'high' }), good).kind).toBe('ends');
      expect(group(run('close', { state: 'SUCCEEDED', severity: 'info', tone: 'good' }), good).kind).toBe('late');
    });

    it('continues what is open', () => {
      const { closedAt: _end, ...going } = ended;

      expect(group(run('update', { state: 'FAILED' }), going).kind).toBe('continues');
    });
  });

  it('knows a change of state of a CloudWatch alarm that came before by another way', () => {
    const shown = group(notification('open'));
    const incident = shown.kind === 'begins' ? shown.incident : open;
    const ended = group(notification('close', { state: 'OK', occurredAt: '2026-03-01T02:59:30.000Z' }), incident);
    const closed = ended.kind === 'continues' ? ended.incident : open;

    expect(group(notification('open'), incident)).toEqual({ kind: 'repeats', incident });
    expect(group(notification('open'), closed)).toEqual({ kind: 'repeats', incident: closed });
    expect(group(notification('close', { state: 'OK', occurredAt: '2026-03-01T02:59:30.000Z' }), closed).kind).toBe('repeats');
    expect(group(notification('open', { occurredAt: '2026-03-01T02:59:00.001Z' }), incident).kind).toBe('continues');
    const custom = { key: 'custom-notification:t', transition: 'open' } as const;
    expect(group(notification('open', { incident: custom }), { ...incident, incidentKey: custom.key }).kind).toBe('continues');
  });

  it('takes an event without a time of its own as new', () => {
    const { occurredAt: _none, ...undated } = notification('update');
    const future = { ...open, steps: [{ at: '2026-03-02T00:00:00.000Z', state: 'ALARM', summary: 'clock ahead' }] };

    expect(group(undated, future).kind).toBe('continues');
  });

  it('takes an event from the future for one of now, so that what comes next is not late', () => {
    const begun = group(notification('open', { occurredAt: '2031-01-01T00:00:00.000Z' }));
    const incident = begun.kind === 'begins' ? begun.incident : open;

    expect(incident).toMatchObject({ openedAt: now.toISOString(), steps: [{ at: now.toISOString() }] });
    expect(group(notification('close', { state: 'OK', occurredAt: now.toISOString() }), incident).kind).toBe('continues');
  });

  it('begins anew after a day of silence, and ends the one whose end was lost', () => {
    const dayLater = after(INCIDENT_MAX_SILENCE_MS + 1);

    expect(group(notification('open', { occurredAt: dayLater }), open)).toMatchObject({
      kind: 'begins',
      incident: { id: 'incident-1', openedAt: dayLater },
      ended: { id: 'incident-0', closedAt: open.openedAt },
    });
    expect(group(notification('open', { occurredAt: after(INCIDENT_MAX_SILENCE_MS) }), open).kind).toBe('continues');
    expect(group(notification('close', { occurredAt: dayLater }), open)).toMatchObject({ kind: 'continues', isNewThread: false });
  });

  it('waits longer for a lost end where threads last longer, and never less than a day', () => {
    const dayLater = notification('open', { occurredAt: after(INCIDENT_MAX_SILENCE_MS + 1) });
    const hourLater = notification('open', { occurredAt: after(60 * 60_000) });

    expect(group(dayLater, open, { newThreadAfterMs: 7 * 24 * 60 * 60_000 })).toMatchObject({ kind: 'continues', isNewThread: false });
    expect(group(hourLater, open, { newThreadAfterMs: 60_000 })).toMatchObject({ kind: 'continues', isNewThread: true });
  });

  it('starts a new thread of the same incident where the old one is older than the channel wants', () => {
    const newThreadAfterMs = 60 * 60_000;
    const step = (milliseconds: number) => notification('update', { state: 'INSUFFICIENT_DATA', occurredAt: after(milliseconds) });

    expect(group(step(newThreadAfterMs), open, { newThreadAfterMs })).toMatchObject({ kind: 'continues', isNewThread: false });
    const plan = group(step(newThreadAfterMs + 1), open, { newThreadAfterMs });
    expect(plan).toMatchObject({
      kind: 'continues',
      isNewThread: true,
      incident: { id: 'incident-0', openedAt: open.openedAt, threadStartedAt: after(newThreadAfterMs + 1) },
    });

    const goesOn = plan.kind === 'continues' ? plan.incident : open;
    expect(group(step(2 * newThreadAfterMs + 1), goesOn, { newThreadAfterMs })).toMatchObject({ kind: 'continues', isNewThread: false });
    expect(group(step(2 * newThreadAfterMs + 2), goesOn, { newThreadAfterMs })).toMatchObject({ kind: 'continues', isNewThread: true });
  });

  it('brings an end to the thread that there is, however old it is', () => {
    const plan = group(notification('close', { state: 'OK', occurredAt: after(30 * 24 * 60 * 60_000) }), open);

    expect(plan).toMatchObject({ kind: 'continues', isNewThread: false, incident: { id: 'incident-0' } });
    expect(plan.kind === 'continues' && plan.incident.threadStartedAt).toBeUndefined();
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

  it('ends where the newest event says, in whatever order events arrive', () => {
    const times = fc.uniqueArray(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(times, (minutes) => {
        const inOrder = minutes.toSorted((left, right) => left - right);
        let stored: readonly Incident[] = [];
        for (const minute of minutes) {
          const isAlarm = inOrder.indexOf(minute) % 2 === 0;
          const event = notification(isAlarm ? 'open' : 'close', {
            state: isAlarm ? 'ALARM' : 'OK',
            tone: isAlarm ? 'bad' : 'good',
            occurredAt: after(minute * 60_000),
          });
          const newest = stored.find(({ closedAt }) => closedAt === undefined) ?? stored.at(-1);
          const plan = groupIncident({
            notification: event,
            configurationName: 'ops',
            eventId: 'event-1',
            newest,
            policy: DEFAULT_UPDATE_POLICY,
            now,
            newId: () => `incident-${String(stored.length).padStart(2, '0')}`,
          });
          if (plan.kind === 'alone') continue;
          stored = [...stored.filter(({ id }) => id !== plan.incident.id), plan.incident].toSorted((left, right) =>
            left.id < right.id ? -1 : 1,
          );
        }

        const openCount = stored.filter(({ closedAt }) => closedAt === undefined).length;
        expect(openCount).toBe(inOrder.length % 2);
      }),
    );
  });
});
