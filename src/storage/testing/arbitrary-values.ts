// Few ids, keys, texts and instants, so that random operations on them meet each other often; and what an operation is.
import fc from 'fast-check';
import type { RecordWriters } from '../store.ts';

/** One step of a unit, printable when a property fails. */
export interface Operation {
  readonly name: string;
  run(records: RecordWriters): Promise<unknown>;
}

/** Ordinary texts, and those that databases are known to trip over. */
export const texts = [
  'a',
  'b',
  "'; drop table raw_events; --",
  '%_\\',
  'nul \0 within',
  'lone \ud800 surrogate',
  '\u001a0000',
  '👩🏽‍🚀 ключ',
] as const;
/** One of the texts. */
export const anyText = fc.constantFrom(...texts);
/** Ids of events, incidents and commands. */
export const ids = ['one', "tw'o", 'thr\0ee', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;
/** One of the ids. */
export const anyId = fc.constantFrom(...ids);
/** One of ten instants. */
export const anyInstant = fc.nat(9).map((minute) => new Date(Date.UTC(2026, 2, 1, 3, minute)));
/** One of three channels. */
export const anyChannel = fc
  .constantFrom('ops', 'dev', 'o/ps')
  .map((channelId) => ({ platform: 'web' as const, workspaceId: '', channelId }));
/** Keys of the channels, and of one that has nothing. */
export const channelKeys = ['web//ops', 'web//dev', 'web//o/ps', 'web//none'] as const;
/** One of the keys. */
export const anyChannelKey = fc.constantFrom(...channelKeys);

/** Makes an operation of arguments and what is done with them. */
export function operation<Arguments extends unknown[]>(
  name: string,
  anyArguments: fc.Arbitrary<Arguments>,
  run: (records: RecordWriters, values: Arguments) => Promise<unknown>,
): fc.Arbitrary<Operation> {
  return anyArguments.map((values) => ({
    name,
    run: (records) => run(records, values),
    [fc.toStringMethod]: () => `${name}(${fc.stringify(values)})`,
  }));
}
