// The sample alarm of one channel: sent with a button, closed with the same one.
import type { AcceptedEvent, SampleEventRequest } from '../../../src/contract/admin-api.ts';
import type { Answer } from '../api/answer.ts';
import type { Api } from '../api/create-api.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** What came of the last attempt to send. */
interface SampleFeedback {
  readonly tone: 'good' | 'bad';
  readonly text: string;
}

/** What the button shows. */
interface SampleAlarmState {
  /** True while the sample alarm waits for its OK. */
  readonly isOpen: boolean;
  readonly isSending: boolean;
  readonly feedback: SampleFeedback | undefined;
}

/** The sample alarm of one channel. */
export interface SampleAlarm {
  readonly state: Store<SampleAlarmState>;
  /** Asks whether the sample alarm is open. */
  refresh(): Promise<void>;
  /** Sends the alarm, or its OK where it is open. */
  send(): Promise<void>;
  dismissFeedback(): void;
}

/** Makes the sample alarm of a channel; nothing is asked for yet. */
export function createSampleAlarm(api: Api, channelId: string): SampleAlarm {
  const state = createStore<SampleAlarmState>({ isOpen: false, isSending: false, feedback: undefined });

  function change(part: Partial<SampleAlarmState>): void {
    state.write({ ...state.read(), ...part });
  }

  async function refresh(): Promise<void> {
    const answer = await api.readSampleState(channelId);
    // Where the question fails the button keeps its last meaning; sending tells what is wrong.
    if (answer.outcome === 'ok') change({ isOpen: answer.value.isOpen });
  }

  return {
    state,
    refresh,
    send: async () => {
      if (state.read().isSending) return;
      const wanted = state.read().isOpen ? 'OK' : 'ALARM';
      change({ isSending: true, feedback: undefined });
      const answer = await api.sendSample(channelId, { state: wanted });
      if (answer.outcome === 'ok') await refresh();
      change({ isSending: false, feedback: feedbackOf(wanted, answer) });
    },
    dismissFeedback: () => change({ feedback: undefined }),
  };
}

function feedbackOf(sent: SampleEventRequest['state'], answer: Answer<AcceptedEvent>): SampleFeedback {
  const what = sent === 'ALARM' ? 'The sample alarm' : "The sample's OK";
  if (answer.outcome === 'refused') return { tone: 'bad', text: `${what} was not sent. ${answer.refusal.message}.` };
  if (answer.value.status === 'duplicate') return { tone: 'good', text: `${what} had been sent already.` };
  if (answer.value.deliveries.length === 0) return { tone: 'bad', text: `${what} was accepted, but no channel configuration takes it.` };
  return { tone: 'good', text: `${what} was sent.` };
}
