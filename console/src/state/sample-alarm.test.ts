import { describe, expect, it } from 'vitest';
import type { AcceptedEvent } from '../../../src/contract/admin-api.ts';
import { fakeApi, ok, refused } from '../testing/fake-api.ts';
import { createSampleAlarm } from './sample-alarm.ts';

const accepted: AcceptedEvent = { eventId: 'e1', status: 'accepted', deliveries: [{ deliveryId: 'd1', configurationName: 'ops' }] };

describe('createSampleAlarm', () => {
  it('sends the alarm, then its OK', async () => {
    let isOpen = false;
    const api = fakeApi({
      readSampleState: () => Promise.resolve(ok({ isOpen })),
      sendSample: (_channelId, { state }) => {
        isOpen = state === 'ALARM';
        return Promise.resolve(ok(accepted));
      },
    });
    const sampleAlarm = createSampleAlarm(api, 'ops');

    await sampleAlarm.send();
    const opened = sampleAlarm.state.read();
    await sampleAlarm.send();

    expect(opened).toEqual({ isOpen: true, isSending: false, feedback: { tone: 'good', text: 'The sample alarm was sent.' } });
    expect(sampleAlarm.state.read()).toEqual({
      isOpen: false,
      isSending: false,
      feedback: { tone: 'good', text: "The sample's OK was sent." },
    });
    expect(api.calls.filter((call) => call.startsWith('sendSample'))).toEqual([
      'sendSample ops {"state":"ALARM"}',
      'sendSample ops {"state":"OK"}',
    ]);
  });

  it('sends once however often the button is pressed', async () => {
    const api = fakeApi({ sendSample: () => Promise.resolve(ok(accepted)) });
    const sampleAlarm = createSampleAlarm(api, 'ops');

    const sending = sampleAlarm.send();
    await sampleAlarm.send();
    const meanwhile = sampleAlarm.state.read().isSending;
    await sending;

    expect(meanwhile).toBe(true);
    expect(sampleAlarm.state.read().isSending).toBe(false);
    expect(api.calls.filter((call) => call.startsWith('sendSample'))).toHaveLength(1);
  });

  it("shows the server's reason, until it is dismissed", async () => {
    const sampleAlarm = createSampleAlarm(fakeApi({ sendSample: () => Promise.resolve(refused('Signalbox is busy')) }), 'ops');

    await sampleAlarm.send();
    const { feedback } = sampleAlarm.state.read();
    sampleAlarm.dismissFeedback();

    expect(feedback).toEqual({ tone: 'bad', text: 'The sample alarm was not sent. Signalbox is busy.' });
    expect(sampleAlarm.state.read()).toEqual({ isOpen: false, isSending: false, feedback: undefined });
  });

  it.each([
    ['bad', { ...accepted, deliveries: [] }, 'The sample alarm was accepted, but no channel configuration takes it.'],
    ['good', { ...accepted, status: 'duplicate' }, 'The sample alarm had been sent already.'],
  ] as const)('says in a %s tone what came of it', async (tone, answer, text) => {
    const sampleAlarm = createSampleAlarm(
      fakeApi({ sendSample: () => Promise.resolve(ok({ ...answer, deliveries: [...answer.deliveries] })) }),
      'ops',
    );

    await sampleAlarm.send();

    expect(sampleAlarm.state.read().feedback).toEqual({ tone, text });
  });

  it('keeps its last meaning where the state cannot be asked for', async () => {
    let isReachable = true;
    const api = fakeApi({ readSampleState: () => Promise.resolve(isReachable ? ok({ isOpen: true }) : refused('gone')) });
    const sampleAlarm = createSampleAlarm(api, 'ops');

    await sampleAlarm.refresh();
    isReachable = false;
    await sampleAlarm.refresh();

    expect(sampleAlarm.state.read().isOpen).toBe(true);
  });
});
