// An operation as customizations see it.
import type { OperationModel } from '../../catalogue/service-model.ts';
import type { CustomizedOperation } from './customization.ts';

/** Describes an operation. */
export function describeOperation(operation: OperationModel, inputHeaders: ReadonlyMap<string, string>): CustomizedOperation {
  return { name: operation.name, stored: operation.stored, inputHeaders, hasStreamingOutput: operation.hasStreamingOutput };
}
