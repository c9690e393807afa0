// What a channel shows of incidents while it is muted, and afterwards.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aChannelConfiguration } from '../domain/testing/a-channel-configuration.ts';
import type { Incident } from '../domain/incident.ts';
import type { Muting } from '../domain/muting.ts';
import { openThreadFlow, type ThreadFlow } from './testing/open-thread-flow.ts';

const night: Muting = { kind: 'mute-timing', name: 'nights', text: 'muted by the route all at this time (nights)' };

describe('a channel that is muted', () => {
  let flow: ThreadFlow;

  beforeEach(async () => {
    flow = await openThreadFlow([aChannelConfiguration()]);
  });

  afterEach(async () => {
    await flow.close();
  });

  function mute(muting: Muting | undefined): void {
    flow.mute = (routed) => (muting === undefined ? routed : routed.map((one) => ({ ...one, muting })));
  }

  async function dispositions(): Promise<readonly string[]> {
    const all = await flow.store().records.deliveries.list({ limit: 100 });
    return all.toReversed().map(({ action, status, reason }) => [action, status, reason].filter((part) => part !== undefined).join(' '));
  }

  async function newestIncident(): Promise<Incident | undefined> {
    const [newest] = await flow.store().records.deliveries.list({ limit: 1 });
    return newest?.incidentId === undefined ? undefined : flow.store().records.incidents.find(newest.incidentId);
  }

  it('shows nothing of an ALARM nor of its OK, and says why', async () => {
    mute(night);
    await flow.step('ALARM');
    expect(await newestIncident()).toMatchObject({ isUnshown: true, muted: { ...night, eventId: 'event-1' } });
    await flow.step('OK');

    expect(flow.shown()).toEqual([]);
    expect(await dispositions()).toEqual([`post muted ${night.text}`, `post muted ${night.text}`]);
    const over = await newestIncident();
    expect(over?.closedAt).toBeDefined();
    expect(over?.muted).toBeUndefined();
  });

  it('does not show the OK after the muting of an ALARM that it kept back', async () => {
    mute(night);
    await flow.step('ALARM');
    mute(undefined);
    await flow.step('OK');

    expect(flow.shown()).toEqual([]);
    expect(await dispositions()).toEqual([
      `post muted ${night.text}`,
      'post folded it is the OK of an alarm whose ALARM was not shown here',
    ]);
  });

  it('shows such an OK where the channel asks for it', async () => {
    flow.configurations = [
      aChannelConfiguration({ updates: { show: 'thread', edit: true, newThreadAfterMs: 86_400_000, postOkWithoutAlarm: true } }),
    ];
    mute(night);
    await flow.step('ALARM');
    mute(undefined);
    await flow.step('OK');

    expect(flow.shown()).toEqual(['post: OK']);
  });

  it('shows the whole with the next step after the muting, and goes on as ever', async () => {
    mute(night);
    await flow.step('ALARM');
    mute(undefined);
    await flow.step('INSUFFICIENT_DATA');
    const incident = await newestIncident();
    expect(incident?.isUnshown).toBeUndefined();
    expect(incident?.muted).toBeUndefined();
    expect(incident?.steps.map(({ state }) => state)).toEqual(['ALARM', 'INSUFFICIENT_DATA']);
    await flow.step('OK');

    expect(flow.shown()[0]).toBe('post: INSUFFICIENT_DATA');
    expect(flow.shown().slice(1).toSorted()).toEqual([expect.stringMatching(/^edit .*: OK$/), expect.stringMatching(/^reply to .*: OK$/)]);
  });

  it('keeps the message true that stands already, without telling anybody', async () => {
    await flow.step('ALARM');
    mute(night);
    await flow.step('OK');

    expect(flow.shown()).toEqual(['post: ALARM', expect.stringMatching(/^edit .*: OK$/)]);
    expect(await dispositions()).toEqual(['post sent', 'edit sent', `reply muted ${night.text}`]);
  });

  it('begins no new thread, however old the one is, but with the first step that is shown', async () => {
    await flow.step('ALARM');
    flow.context.advance(25 * 60 * 60_000);
    mute(night);
    await flow.step('INSUFFICIENT_DATA');
    mute(undefined);
    await flow.step('ALARM');

    expect(flow.shown()).toEqual(['post: ALARM', expect.stringMatching(/^edit .*: INSUFFICIENT_DATA$/), 'post: ALARM']);
  });

  it('says since when it keeps an incident back, and which event was the last', async () => {
    mute(night);
    await flow.step('ALARM');
    const first = await newestIncident();
    await flow.step('INSUFFICIENT_DATA');

    expect(await newestIncident()).toMatchObject({ isUnshown: true, muted: { since: first?.muted?.since, eventId: 'event-2' } });
  });
});
