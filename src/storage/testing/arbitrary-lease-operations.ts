// Random operations on nodes and leases.
import fc from 'fast-check';
import { aNode } from './a-node.ts';
import { anyId, anyInstant, anyText, operation, type Operation } from './arbitrary-values.ts';

const anyNode = fc.record({ id: anyId, name: anyText, aliveUntil: anyInstant }, { noNullPrototype: true }).map((node) => aNode(node));
const anyLease = fc.record({ name: anyText, holder: anyId }, { noNullPrototype: true });

/** An operation on nodes and leases. */
export const anyLeaseOperation: fc.Arbitrary<Operation> = fc.oneof(
  operation('leases.join', fc.tuple(anyNode, anyInstant), ({ leases }, [node, now]) => leases.join(node, now)),
  operation('leases.renew', fc.tuple(anyId, anyInstant, anyInstant), ({ leases }, [id, now, aliveUntil]) =>
    leases.renew(id, { now, aliveUntil }),
  ),
  operation('leases.leave', fc.tuple(anyId), ({ leases }, [id]) => leases.leave(id)),
  operation('leases.take', fc.tuple(anyLease, anyInstant), ({ leases }, [lease, now]) => leases.take(lease, now)),
  operation('leases.release', fc.tuple(anyLease), ({ leases }, [lease]) => leases.release(lease)),
  operation('leases.isHeld', fc.tuple(anyLease), ({ leases }, [lease]) => leases.isHeld(lease)),
);
