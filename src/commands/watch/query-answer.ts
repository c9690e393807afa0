// Reads values out of an answer of AWS by the expressions that waiters and followed work are written in.
import { readJsonQuery } from '../../lib/json-query/json-query.ts';

/** Returns what an expression (JMESPath) finds in a JSON value; null where it finds nothing, or cannot be applied. */
export function queryAnswer(answer: unknown, expression: string): unknown {
  const query = readJsonQuery(expression);
  if ('fault' in query) return null;
  const outcome = query.apply(answer);
  return outcome.status === 'found' ? outcome.value : null;
}
