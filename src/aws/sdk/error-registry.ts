// The errors that a service names, as the SDK's protocols look them up when an answer is one.
import { ServiceException } from '@smithy/core/client';
import { TypeRegistry } from '@smithy/core/schema';
import type { StaticErrorSchema } from '@smithy/types';
import type { StoredService } from '../../catalogue/stored-service.ts';
import type { StaticSchemas } from './static-schemas.ts';

/** Builds the registry of a service's errors; each is thrown as an exception that has the error's name. */
export function buildErrorRegistry(service: StoredService, schemas: StaticSchemas): TypeRegistry {
  const registry = new TypeRegistry(service.namespace);
  for (const position of service.errors) {
    const schema = schemas.at(position);
    if (schema[0] === -3) registry.registerError(schema, exceptionClass(schema) as never);
  }
  return registry;
}

function exceptionClass([, , name, traits]: StaticErrorSchema): typeof ServiceException {
  const fault = typeof traits === 'object' && traits.error === 'server' ? 'server' : 'client';
  return class extends ServiceException {
    constructor(options: Partial<ConstructorParameters<typeof ServiceException>[0]>) {
      super({ ...options, name, $fault: fault, $metadata: options.$metadata ?? {} });
    }
  };
}
