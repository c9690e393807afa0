// Files over a plain list.
import { channelKey } from '../../domain/channel.ts';
import type { FileWriter } from '../file-records.ts';
import type { ModelState } from './model-state.ts';

/** Makes the records of files over a state, which they change. */
export function modelFiles(state: ModelState): FileWriter {
  return {
    find: async (id) => state.files.find((file) => file.id === id),
    async insert(file) {
      if (state.files.some(({ id }) => id === file.id)) throw new Error('the file exists');
      state.files.push(file);
    },
    async deleteBeyond(key, count) {
      const kept = state.files
        .filter(({ channel }) => channelKey(channel) === key)
        .toSorted((a, b) => (a.id < b.id ? 1 : -1))
        .toSorted((a, b) => b.expiresAt.getTime() - a.expiresAt.getTime())
        .slice(0, count);
      state.files = state.files.filter((file) => channelKey(file.channel) !== key || kept.includes(file));
    },
    async deleteExpired(now) {
      state.files = state.files.filter(({ expiresAt }) => expiresAt > now);
    },
  };
}
