// How it stands with platforms and channels, and the test messages that were asked for.
import type { SetUpReport } from '../../../src/contract/set-up.ts';
import type { Api } from '../api/create-api.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** What became of a test message: under way, queued, or why not. */
export type TestState = 'sending' | 'sent' | { readonly failure: string };

/** What the page shows. */
interface SetUpState {
  /** The last report; it stays while another one is asked for. */
  readonly report: SetUpReport | undefined;
  readonly isLooking: boolean;
  readonly failure: string | undefined;
  /** By the names of configurations. */
  readonly tests: ReadonlyMap<string, TestState>;
}

/** The set-up of the installation. */
export interface SetUp {
  readonly state: Store<SetUpState>;
  load(): Promise<void>;
  sendTest(configurationName: string): Promise<void>;
}

/** Makes it; nothing is asked for yet. */
export function createSetUp(api: Pick<Api, 'readSetUp' | 'sendTest'>): SetUp {
  const state = createStore<SetUpState>({ report: undefined, isLooking: false, failure: undefined, tests: new Map() });

  function note(configurationName: string, test: TestState): void {
    const current = state.read();
    state.write({ ...current, tests: new Map(current.tests).set(configurationName, test) });
  }

  return {
    state,
    load: async () => {
      if (state.read().isLooking) return;
      state.write({ ...state.read(), isLooking: true, failure: undefined });
      const answer = await api.readSetUp();
      const current = { ...state.read(), isLooking: false };
      state.write(answer.outcome === 'ok' ? { ...current, report: answer.value } : { ...current, failure: answer.refusal.message });
    },
    sendTest: async (configurationName) => {
      if (state.read().tests.get(configurationName) === 'sending') return;
      note(configurationName, 'sending');
      const answer = await api.sendTest(configurationName);
      note(configurationName, answer.outcome === 'ok' ? 'sent' : { failure: answer.refusal.message });
    },
  };
}
