// Watches over a plain list.
import { channelKey } from '../../domain/channel.ts';
import type { Watch } from '../../domain/watch.ts';
import type { WatchWriter } from '../watch-records.ts';
import type { ModelState } from './model-state.ts';

/** Makes the records of watches over a state, which they change. */
export function modelWatches(state: ModelState): WatchWriter {
  const isOpen = ({ status }: Watch) => status === 'offered' || status === 'running';
  const isUnder = (watch: Watch, key: string, code: string) => isOpen(watch) && channelKey(watch.channel) === key && watch.code === code;
  function refuseSameCode(watch: Watch): void {
    const others = state.watches.filter(({ id }) => id !== watch.id);
    if (isOpen(watch) && others.some((other) => isUnder(other, channelKey(watch.channel), watch.code)))
      throw new Error('the code is taken');
  }
  return {
    find: async (id) => state.watches.find((watch) => watch.id === id),
    findOpen: async (key, code) => state.watches.find((watch) => isUnder(watch, key, code)),
    listRunning: async () => state.watches.filter(({ status }) => status === 'running'),
    async insert(watch) {
      if (state.watches.some(({ id }) => id === watch.id)) throw new Error('the watch exists');
      refuseSameCode(watch);
      state.watches.push(watch);
    },
    async advance(id, from, change) {
      const index = state.watches.findIndex((watch) => watch.id === id && watch.status === from);
      const watch = state.watches[index];
      if (watch === undefined) return false;
      const advanced = { ...watch, ...change };
      refuseSameCode(advanced);
      state.watches[index] = advanced;
      return true;
    },
    async deleteOffered(before) {
      state.watches = state.watches.filter(({ status, startedAt }) => status !== 'offered' || startedAt >= before);
    },
    // Places are positions in the list: only a first stretch is asked for.
    async deleteOver({ before, limit }) {
      const deleted = state.watches.slice(0, limit).filter((watch) => !isOpen(watch) && watch.startedAt < before);
      state.watches = state.watches.filter((watch) => !deleted.includes(watch));
      return { deletedCount: deleted.length };
    },
  };
}
