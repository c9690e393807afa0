// Random operations on user roles and proofs.
import fc from 'fast-check';
import { anyChannel, anyInstant, anyText, operation, type Operation } from './arbitrary-values.ts';

const anyUserId = fc.constantFrom('web:ana', 'web:ben');
const anyAccountId = fc.constantFrom('123456789012', '210987654321');
const anyConfigurationName = fc.constantFrom('', 'ops');
const anyRoleArn = fc.constantFrom('arn:aws:iam::123456789012:role/a' as const, 'arn:aws:iam::123456789012:role/b' as const);

const aKey = fc.record({ userId: anyUserId, accountId: anyAccountId, configurationName: anyConfigurationName }, { noNullPrototype: true });

const aRole = fc
  .tuple(
    aKey,
    fc.record({ roleArn: anyRoleArn, mappedBy: anyText, mappedAt: anyInstant }, { noNullPrototype: true }),
    fc.record({ provenArn: anyText }, { noNullPrototype: true, requiredKeys: [] }),
  )
  .map(([key, role, proven]) => ({ ...key, ...role, ...proven }));

const aProof = fc
  .tuple(
    fc.record(
      { nonceHash: anyText, channel: anyChannel, configurationName: anyText, commandId: anyText, expiresAt: anyInstant },
      { noNullPrototype: true },
    ),
    fc.record({ userId: anyUserId, displayName: anyText }, { noNullPrototype: true }),
    fc.record({ threadMessageId: anyText }, { noNullPrototype: true, requiredKeys: [] }),
  )
  .map(([proof, person, thread]) => ({ ...proof, person, ...thread }));

/** An operation on them. */
export const anyUserRoleOperation: fc.Arbitrary<Operation> = fc.oneof(
  operation('userRoles.put', fc.tuple(aRole), ({ userRoles }, [role]) => userRoles.put(role)),
  operation('userRoles.take', fc.tuple(aKey), ({ userRoles }, [key]) => userRoles.take(key)),
  operation('userRoles.list', fc.tuple(anyUserId), ({ userRoles }, [userId]) => userRoles.list({ userId })),
  operation('userRoles.insertProof', fc.tuple(aProof), ({ userRoles }, [proof]) => userRoles.insertProof(proof)),
  operation('userRoles.takeProof', fc.tuple(anyText), ({ userRoles }, [nonceHash]) => userRoles.takeProof(nonceHash)),
  operation('userRoles.deleteExpiredProofs', fc.tuple(anyInstant), ({ userRoles }, [now]) => userRoles.deleteExpiredProofs(now)),
);
