// Random operations on heartbeats.
import fc from 'fast-check';
import { anyInstant, anyText, operation, type Operation } from './arbitrary-values.ts';

const anyHeartbeat = fc.record(
  { name: anyText, lastSeenAt: anyInstant, dueAt: anyInstant, checkedAt: anyInstant, quietSince: anyInstant },
  { noNullPrototype: true, requiredKeys: ['name', 'dueAt', 'checkedAt'] },
);

/** An operation on heartbeats. */
export const anyHeartbeatOperation: fc.Arbitrary<Operation> = fc.oneof(
  operation('heartbeats.save', fc.tuple(anyHeartbeat), ({ heartbeats }, [heartbeat]) => heartbeats.save(heartbeat)),
  operation('heartbeats.see', fc.tuple(anyText, anyInstant, anyInstant), ({ heartbeats }, [name, at, dueAt]) =>
    heartbeats.see(name, { at, dueAt }),
  ),
  operation('heartbeats.delete', fc.tuple(anyText), ({ heartbeats }, [name]) => heartbeats.delete(name)),
);
