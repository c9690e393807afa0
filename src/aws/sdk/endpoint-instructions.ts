// Where the parameters of endpoint rules come from, in the form that the runtime reads.
import type { EndpointParameterInstructions } from '@smithy/core/endpoints';
import type { StoredEndpointParameter } from '../../catalogue/stored-service.ts';
import { readPath } from './read-path.ts';

/** Builds the instructions of a service or of an operation. */
export function buildInstructions(parameters: Readonly<Record<string, StoredEndpointParameter>>): EndpointParameterInstructions {
  return Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, toInstruction(parameter)]));
}

function toInstruction(parameter: StoredEndpointParameter): EndpointParameterInstructions[string] {
  switch (parameter.type) {
    case 'staticContextParams':
      return { type: 'staticContextParams', value: parameter.value as string | boolean };
    case 'operationContextParams': {
      const { path } = parameter;
      return { type: 'operationContextParams', get: (input: unknown) => readPath(input, path) } as never;
    }
    default:
      return { type: parameter.type, name: parameter.name };
  }
}
