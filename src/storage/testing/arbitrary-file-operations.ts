// Random operations on files.
import fc from 'fast-check';
import { anyChannel, anyChannelKey, anyId, anyInstant, anyText, operation, type Operation } from './arbitrary-values.ts';

const aFile = fc.record(
  {
    id: anyId,
    channel: anyChannel,
    name: anyText,
    mediaType: fc.constantFrom('application/json' as const, 'text/csv' as const),
    content: fc.uint8Array({ maxLength: 20 }),
    expiresAt: anyInstant,
  },
  { noNullPrototype: true },
);

/** An operation on them. */
export const anyFileOperation: fc.Arbitrary<Operation> = fc.oneof(
  operation('files.insert', fc.tuple(aFile), ({ files }, [file]) => files.insert(file)),
  operation('files.find', fc.tuple(anyId), ({ files }, [id]) => files.find(id)),
  operation('files.deleteBeyond', fc.tuple(anyChannelKey, fc.nat(2)), ({ files }, [key, count]) => files.deleteBeyond(key, count)),
  operation('files.deleteExpired', fc.tuple(anyInstant), ({ files }, [now]) => files.deleteExpired(now)),
);
