// Random operations on watches.
import fc from 'fast-check';
import { codes } from './arbitrary-command-operations.ts';
import { anyChannel, anyChannelKey, anyId, anyInstant, anyText, operation, type Operation } from './arbitrary-values.ts';
import { aWatch } from './a-watch.ts';

const anyCode = fc.constantFrom(...codes);
const anyStatus = fc.constantFrom('offered', 'running', 'succeeded');
const anyPerson = fc.record({ userId: anyText, displayName: anyText }, { noNullPrototype: true });

const anyWatch = fc
  .record(
    {
      id: anyId,
      commandId: anyId,
      channel: anyChannel,
      person: anyPerson,
      code: anyCode,
      status: anyStatus,
      startedAt: anyInstant,
      answerKey: anyText,
      state: anyText,
      finishedAt: anyInstant,
    },
    { noNullPrototype: true, requiredKeys: ['id', 'commandId', 'channel', 'person', 'code', 'status', 'startedAt', 'answerKey'] },
  )
  .map((watch) => aWatch(watch));

const anyChange = fc.record(
  {
    status: anyStatus,
    commandId: anyId,
    person: anyPerson,
    startedAt: anyInstant,
    answerKey: anyText,
    state: anyText,
    finishedAt: anyInstant,
  },
  { noNullPrototype: true, requiredKeys: ['status'] },
);

/** An operation on watches. */
export const anyWatchOperation: fc.Arbitrary<Operation> = fc.oneof(
  operation('watches.insert', fc.tuple(anyWatch), ({ watches }, [watch]) => watches.insert(watch)),
  operation('watches.advance', fc.tuple(anyId, anyStatus, anyChange), ({ watches }, [id, from, change]) =>
    watches.advance(id, from, change),
  ),
  operation('watches.findOpen', fc.tuple(anyChannelKey, anyCode), ({ watches }, [key, code]) => watches.findOpen(key, code)),
  operation('watches.listRunning', fc.constant([]), ({ watches }) => watches.listRunning()),
  operation('watches.deleteOffered', fc.tuple(anyInstant), ({ watches }, [before]) => watches.deleteOffered(before)),
  operation(
    'watches.deleteOver',
    fc.tuple(anyInstant, fc.integer({ min: 1, max: 4 })),
    async ({ watches }, [before, limit]) => (await watches.deleteOver({ before, after: 0, limit })).deletedCount,
  ),
);
