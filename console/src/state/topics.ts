// Topics that have knocked, and an administrator's decisions about them.
import type { TopicDecision, TopicList } from '../../../src/contract/admin-api.ts';
import type { Answer, Refusal } from '../api/answer.ts';
import type { Api, TopicVerdict } from '../api/create-api.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** A topic that has knocked. */
export type KnownTopic = TopicList['topics'][number];

/** What the topics page shows. */
interface TopicsState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly topics: readonly KnownTopic[];
  /** Topics of the configuration file whose events do not come. */
  readonly faultyTopics: TopicList['faultyTopics'];
  readonly configurationNames: readonly string[];
  readonly pendingCount: number;
  /** Why the last request for the list failed, in words. */
  readonly failure: string | undefined;
}

/** The topics of the installation. */
export interface Topics {
  readonly state: Store<TopicsState>;
  load(): Promise<void>;
  /** Hears from the stream that the list has changed. */
  noticePending(pendingCount: number): void;
  /** Sends a decision and asks for the list again. */
  decide(verdict: TopicVerdict, decision: TopicDecision): Promise<Answer<unknown>>;
}

const emptyState: TopicsState = {
  status: 'loading',
  topics: [],
  faultyTopics: [],
  configurationNames: [],
  pendingCount: 0,
  failure: undefined,
};

/** Makes the topics; nothing is asked for yet. */
export function createTopics(api: Api): Topics {
  const state = createStore(emptyState);
  let requestCount = 0;

  async function load(): Promise<void> {
    requestCount += 1;
    const request = requestCount;
    const answer = await api.listTopics();
    // Two changes close together ask twice; only the last question's answer is current.
    if (request !== requestCount) return;
    state.write(answer.outcome === 'ok' ? readyState(answer.value) : failedState(state.read(), answer.refusal));
  }

  return {
    state,
    load,
    noticePending: (pendingCount) => {
      state.write({ ...state.read(), pendingCount });
      void load();
    },
    decide: async (verdict, decision) => {
      const answer = await api.decideTopic(verdict, decision);
      // A refusal can come after half the work: approved, but not confirmed by SNS.
      await load();
      return answer;
    },
  };
}

function readyState({ topics, faultyTopics, configurationNames }: TopicList): TopicsState {
  const pendingCount = topics.filter(({ state }) => state === 'pending').length;
  return { status: 'ready', topics, faultyTopics, configurationNames, pendingCount, failure: undefined };
}

// A list that has been read once stays on the screen.
function failedState(current: TopicsState, { message }: Refusal): TopicsState {
  return { ...current, status: current.status === 'ready' ? 'ready' : 'failed', failure: message };
}
