// Random operations on aliases.
import fc from 'fast-check';
import { ALIAS_SCOPES, aliasScopeKey } from '../../domain/alias.ts';
import { anAlias } from './an-alias.ts';
import { anyChannel, anyInstant, anyText, operation, type Operation } from './arbitrary-values.ts';

const anyName = fc.constantFrom('restart', 'RESTART', 'Straße', 'stop_2');
const anyScope = fc.constantFrom(...ALIAS_SCOPES);
const anyScopeKey = fc.tuple(anyScope, anyChannel).map(([scope, channel]) => aliasScopeKey(scope, channel));

const someAlias = fc
  .record({ name: anyName, scope: anyScope, channel: anyChannel, commandText: anyText, createdAt: anyInstant }, { noNullPrototype: true })
  .map((alias) => anAlias(alias));

/** An operation on them. */
export const anyAliasOperation: fc.Arbitrary<Operation> = fc.oneof(
  operation('aliases.put', fc.tuple(someAlias), ({ aliases }, [alias]) => aliases.put(alias)),
  operation('aliases.find', fc.tuple(anyScopeKey, anyName), ({ aliases }, [key, name]) => aliases.find(key, name)),
  operation('aliases.list', fc.tuple(anyScopeKey), ({ aliases }, [key]) => aliases.list(key)),
  operation('aliases.take', fc.tuple(anyScopeKey, anyName), ({ aliases }, [key, name]) => aliases.take(key, name)),
);
