// Heartbeats over a plain list.
import type { HeartbeatWriter } from '../heartbeat-records.ts';
import type { ModelState } from './model-state.ts';

/** Makes the records of heartbeats over a state, which they change. */
export function modelHeartbeats(state: ModelState): HeartbeatWriter {
  return {
    find: async (name) => state.heartbeats.find((one) => one.name === name),
    list: async () => state.heartbeats,
    async save(heartbeat) {
      state.heartbeats = [...state.heartbeats.filter(({ name }) => name !== heartbeat.name), heartbeat];
    },
    async see(name, { at, dueAt }) {
      state.heartbeats = state.heartbeats.map((one) =>
        one.name === name && (one.lastSeenAt === undefined || one.lastSeenAt < at) ? { ...one, lastSeenAt: at, dueAt } : one,
      );
    },
    async delete(name) {
      state.heartbeats = state.heartbeats.filter((one) => one.name !== name);
    },
  };
}
