// Which account the commands of this page reach.
import type { CommandAccount } from '../../../src/contract/admin-api.ts';
import type { Api } from '../api/create-api.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** The account of the installation. */
export interface KnownAccount {
  /** Undefined as long as it is not known. */
  readonly state: Store<CommandAccount | undefined>;
  load(): Promise<void>;
}

/** Makes the account; nothing is asked for yet. */
export function createKnownAccount(api: Pick<Api, 'readCommandAccount'>): KnownAccount {
  const state = createStore<CommandAccount | undefined>(undefined);
  return {
    state,
    load: async () => {
      const answer = await api.readCommandAccount();
      // Where the question fails the last answer stays; a command tells on its card where it has run.
      if (answer.outcome === 'ok') state.write(answer.value);
    },
  };
}
