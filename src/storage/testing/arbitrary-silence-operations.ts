// Random operations on silences and inhibitors, and on what finds incidents by them.
import fc from 'fast-check';
import { incidentCode } from '../../domain/incident-code.ts';
import { anInhibitor, aSilence } from './a-silence.ts';
import { anyId, anyInstant, anyText, operation, type Operation } from './arbitrary-values.ts';

const anySilence = fc
  .record({ id: anyId, code: anyText, reason: anyText, startsAt: anyInstant, endsAt: anyInstant }, { noNullPrototype: true })
  .map((silence) => aSilence(silence));

const someInhibitor = fc
  .record({ ruleName: anyText, incidentKey: anyText, title: anyText, isOpen: fc.boolean(), seenAt: anyInstant }, { noNullPrototype: true })
  .map((inhibitor) => anInhibitor(inhibitor));

const anyPage = fc.integer({ min: 1, max: 3 });

/** An operation on them. */
export const anySilenceOperation: fc.Arbitrary<Operation> = fc.oneof(
  operation('silences.insert', fc.tuple(anySilence), ({ silences }, [silence]) => silences.insert(silence)),
  operation('silences.replace', fc.tuple(anySilence), ({ silences }, [silence]) => silences.replace(silence)),
  operation('silences.listCurrent', fc.tuple(anyInstant), ({ silences }, [now]) => silences.listCurrent(now)),
  operation('silences.deleteEnded', fc.tuple(anyInstant), ({ silences }, [before]) => silences.deleteEnded(before)),
  operation('inhibitors.put', fc.tuple(someInhibitor), ({ inhibitors }, [inhibitor]) => inhibitors.put(inhibitor)),
  operation('inhibitors.find', fc.tuple(anyText, anyText), ({ inhibitors }, [rule, key]) => inhibitors.find(rule, key)),
  operation('inhibitors.deleteSilent', fc.tuple(anyInstant), ({ inhibitors }, [before]) => inhibitors.deleteSilent(before)),
  operation('incidents.findByCode', fc.tuple(anyId), ({ incidents }, [id]) => incidents.findByCode('ops', incidentCode(id))),
  operation('incidents.listOpen', fc.tuple(anyPage), ({ incidents }, [limit]) => incidents.listOpen('ops', limit)),
  operation('incidents.listOpenIn', fc.tuple(anyText), ({ incidents }, [key]) => incidents.listOpenIn(key)),
  operation('incidents.listToLookAt', fc.tuple(anyInstant, anyPage), ({ incidents }, [now, limit]) => incidents.listToLookAt(now, limit)),
);
