import { describe, expect, it } from 'vitest';
import type { IncidentPlan } from '../../domain/incident-plan.ts';
import { anIncident } from '../../domain/testing/an-incident.ts';
import { DEFAULT_UPDATE_POLICY, type UpdatePolicy } from '../../domain/update-policy.ts';
import { planDeliveries, type PlannedDelivery } from './plan-deliveries.ts';

const incident = anIncident();
const continues: IncidentPlan = { kind: 'continues', incident, isNewThread: false };

function plan(of: IncidentPlan, policy: Partial<UpdatePolicy> = {}, hasThreads = true): readonly string[] {
  return inWords(planDeliveries(of, { policy: { ...DEFAULT_UPDATE_POLICY, ...policy }, hasThreads, isMuted: false }));
}

function inWords(planned: readonly PlannedDelivery[]): readonly string[] {
  return planned.map(({ action, content, updates, foldedBecause, isMuted }) =>
    [action, content, updates?.show ?? '', foldedBecause === undefined ? '' : 'folded', isMuted === true ? 'muted' : '']
      .filter((part) => part !== '')
      .join(' '),
  );
}

describe('planDeliveries', () => {
  it.each([
    ['thread', 'edited', ['edit message thread', 'reply step thread']],
    ['thread', 'kept', ['reply step thread']],
    ['both', 'edited', ['edit message both', 'reply step both']],
    ['both', 'kept', ['reply step both']],
    ['channel', 'edited', ['edit message channel', 'reply message channel']],
    ['channel', 'kept', ['reply message channel']],
  ] as const)('shows a step with show: %s, the message being %s', (show, message, expected) => {
    expect(plan(continues, { show, edit: message === 'edited' })).toEqual(expected);
  });

  it.each([
    ['thread', 'edited', ['edit message thread']],
    ['thread', 'kept', ['reply message thread']],
    ['both', 'edited', ['edit message both', 'reply step both']],
    ['channel', 'edited', ['edit message channel', 'reply message channel']],
  ] as const)('shows a step without threads with show: %s, the message being %s', (show, message, expected) => {
    expect(plan(continues, { show, edit: message === 'edited' }, false)).toEqual(expected);
  });

  it.each(['thread', 'channel', 'both'] as const)('posts the message again where a new thread starts with show: %s', (show) => {
    expect(plan({ kind: 'continues', incident, isNewThread: true }, { show })).toEqual(['post message']);
  });

  it('posts what stands alone, what begins, and what is shown with its end at once', () => {
    expect(plan({ kind: 'alone' })).toEqual(['post message']);
    expect(plan({ kind: 'begins', incident })).toEqual(['post message']);
    expect(plan({ kind: 'overtaken', incident })).toEqual(['post message']);
  });

  it('posts an end that nothing precedes, or folds it with a reason', () => {
    expect(plan({ kind: 'ends', incident, isFolded: false })).toEqual(['post message']);
    const [folded] = planDeliveries(
      { kind: 'ends', incident, isFolded: true },
      { policy: DEFAULT_UPDATE_POLICY, hasThreads: true, isMuted: false },
    );
    expect(folded?.foldedBecause).toBe('it is the OK of an alarm whose ALARM was not shown here');
  });

  it('tells what comes late in the thread alone, and nowhere where there is none', () => {
    const late: IncidentPlan = { kind: 'late', incident };

    expect(plan(late)).toEqual(['reply step thread']);
    expect(plan(late, { show: 'both' })).toEqual(['reply step thread']);
    expect(plan(late, { show: 'channel' })).toEqual(['edit message folded']);
    expect(plan(late, {}, false)).toEqual(['edit message folded']);
    expect(plan({ kind: 'late', incident: anIncident({ isUnshown: true }) })).toEqual(['edit message folded']);
    expect(planDeliveries(late, { policy: DEFAULT_UPDATE_POLICY, hasThreads: true, isMuted: false })[0]?.updates?.isLate).toBe(true);
  });

  it('folds what came before', () => {
    expect(plan({ kind: 'repeats', incident })).toEqual(['edit message folded']);
  });

  it('keeps back what is new where it is muted, and changes the message that stands all the same', () => {
    const muted = (of: IncidentPlan, policy: Partial<UpdatePolicy> = {}) =>
      inWords(planDeliveries(of, { policy: { ...DEFAULT_UPDATE_POLICY, ...policy }, hasThreads: true, isMuted: true }));
    const unseen = anIncident({ isUnshown: true });

    expect(muted({ kind: 'alone' })).toEqual(['post message muted']);
    expect(muted({ kind: 'begins', incident: unseen })).toEqual(['post message muted']);
    expect(muted({ kind: 'continues', incident: unseen, isNewThread: false })).toEqual(['post message muted']);
    expect(muted(continues)).toEqual(['edit message', 'reply step thread muted']);
    expect(muted(continues, { edit: false })).toEqual(['reply step thread muted']);
    expect(muted({ kind: 'repeats', incident })).toEqual(['edit message folded']);
  });

  it('folds the end of what was never seen', () => {
    expect(plan({ kind: 'continues', incident: anIncident({ isUnshown: true }), isNewThread: false })).toEqual(['post message folded']);
  });
});
