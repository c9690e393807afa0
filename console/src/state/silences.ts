// The silences of all channels, and what administrators do with them.
import type { SilenceRequest, SilenceSummary } from '../../../src/contract/silences.ts';
import type { Answer } from '../api/answer.ts';
import type { Api } from '../api/create-api.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** What the page shows. */
interface SilencesState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly silences: readonly SilenceSummary[];
  readonly configurationNames: readonly string[];
  /** Why the last request failed, in words. */
  readonly failure: string | undefined;
}

/** The silences of the installation. */
export interface Silences {
  readonly state: Store<SilencesState>;
  load(): Promise<void>;
  add(request: SilenceRequest): Promise<Answer<unknown>>;
  extend(code: string, byMinutes: number): Promise<void>;
  end(code: string): Promise<void>;
}

/** Makes them; nothing is asked for yet. */
export function createSilences(api: Pick<Api, 'listSilences' | 'listTopics' | 'addSilence' | 'extendSilence' | 'removeSilence'>): Silences {
  const state = createStore<SilencesState>({ status: 'loading', silences: [], configurationNames: [], failure: undefined });

  async function load(): Promise<void> {
    // The names of configurations stand beside the topics, for the same choice.
    const [answer, topics] = await Promise.all([api.listSilences(), api.listTopics()]);
    const { configurationNames, ...current } = state.read();
    const names = topics.outcome === 'ok' ? topics.value.configurationNames : configurationNames;
    if (answer.outcome === 'ok') {
      state.write({ status: 'ready', silences: answer.value.silences, configurationNames: names, failure: undefined });
    } else {
      // A list that has been read once stays on the screen.
      const status = current.status === 'ready' ? 'ready' : 'failed';
      state.write({ ...current, status, configurationNames: names, failure: answer.refusal.message });
    }
  }

  async function change(ask: Promise<Answer<unknown>>): Promise<void> {
    const answer = await ask;
    await load();
    if (answer.outcome === 'refused') state.write({ ...state.read(), failure: answer.refusal.message });
  }

  return {
    state,
    load,
    add: async (request) => {
      const answer = await api.addSilence(request);
      if (answer.outcome === 'ok') await load();
      return answer;
    },
    extend: (code, byMinutes) => change(api.extendSilence(code, byMinutes)),
    end: (code) => change(api.removeSilence(code)),
  };
}
