// Commands over a plain list.
import { channelKey } from '../../domain/channel.ts';
import { isAwaitingWord, type CommandRecord } from '../../domain/command-record.ts';
import type { CommandWriter } from '../command-records.ts';
import { deleteOverCommands } from './model-deletion.ts';
import type { ModelState } from './model-state.ts';

/** Makes the records of commands over a state, which they change. */
export function modelCommands(state: ModelState): CommandWriter {
  const isAt = (status: CommandRecord['status'], record: CommandRecord, [key, code]: readonly [string, string]) =>
    record.status === status && channelKey(record.channel) === key && record.confirmation?.code === code;
  /** A second command of the channel that waits under the same code is refused. */
  function refuseSameCode(record: CommandRecord): void {
    const { id, channel, status, confirmation } = record;
    if (!isAwaitingWord(record) || confirmation === undefined) return;
    const others = state.commands.filter((other) => other.id !== id);
    if (others.some((other) => isAt(status, other, [channelKey(channel), confirmation.code]))) throw new Error('the code is taken');
  }
  return {
    find: async (id) => state.commands.find((record) => record.id === id),
    findByKey: async (key) => state.commands.find(({ idempotencyKey }) => idempotencyKey === key),
    findAwaiting: async (...waited) => state.commands.find((record) => isAt('awaiting-confirmation', record, waited)),
    findAwaitingApproval: async (...waited) => state.commands.find((record) => isAt('awaiting-approval', record, waited)),
    async insert(record) {
      if (state.commands.some(({ idempotencyKey }) => idempotencyKey === record.idempotencyKey)) return false;
      if (state.commands.some(({ id }) => id === record.id)) throw new Error('the command exists');
      refuseSameCode(record);
      state.commands.push(record);
      return true;
    },
    async advance(id, from, change) {
      const index = state.commands.findIndex((record) => record.id === id && record.status === from);
      const record = state.commands[index];
      if (record === undefined) return false;
      const advanced = { ...record, ...change };
      refuseSameCode(advanced);
      state.commands[index] = advanced;
      return true;
    },
    listAt: async (status) => state.commands.filter((record) => record.status === status),
    deleteOver: (page) => deleteOverCommands(state, page),
  };
}
