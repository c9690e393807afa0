// Random operations on custom actions.
import fc from 'fast-check';
import { anAction } from './an-action.ts';
import { anyText, operation, type Operation } from './arbitrary-values.ts';

const anyAction = fc
  .record({ actionName: anyText, commandText: anyText })
  .map(({ actionName, commandText }) => anAction({ actionName, definition: { kind: 'cli', commandText } }));

const anyAssociation = fc.record({ configurationName: anyText, actionName: anyText }, { noNullPrototype: true });

/** An operation on custom actions. */
export const anyActionOperation: fc.Arbitrary<Operation> = fc.oneof(
  operation('customActions.save', fc.tuple(anyAction), ({ customActions }, [action]) => customActions.save(action)),
  operation('customActions.find', fc.tuple(anyText), ({ customActions }, [name]) => customActions.find(name)),
  operation('customActions.delete', fc.tuple(anyText), ({ customActions }, [name]) => customActions.delete(name)),
  operation('customActions.associate', fc.tuple(anyAssociation), ({ customActions }, [one]) => customActions.associate(one)),
  operation('customActions.disassociate', fc.tuple(anyAssociation), ({ customActions }, [one]) => customActions.disassociate(one)),
);
