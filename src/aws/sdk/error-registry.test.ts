import { ServiceException } from '@smithy/core/client';
import type { TypeRegistry } from '@smithy/core/schema';
import type { StaticErrorSchema } from '@smithy/types';
import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import { buildErrorRegistry } from './error-registry.ts';
import { StaticSchemas } from './static-schemas.ts';

function registryOf(cli: string): TypeRegistry {
  const service = openCatalogue().service(cli);
  if (service === undefined) throw new RangeError(`no service ${cli}`);
  return buildErrorRegistry(service.stored, new StaticSchemas(service.stored));
}

function makeException(registry: TypeRegistry, name: string): ServiceException {
  const schema = registry.getSchema(name) as StaticErrorSchema;
  const exceptionClass = registry.getErrorCtor(schema) as unknown as new (options: object) => ServiceException;
  return new exceptionClass({ message: 'sample' });
}

describe('buildErrorRegistry', () => {
  it.each([
    ['sqs', 'QueueDoesNotExist', 'client'],
    ['ecs', 'ClientException', 'client'],
    ['ecs', 'ServerException', 'server'],
  ])('makes exceptions of what %s calls %s, the fault of the %s', (cli, name, fault) => {
    const exception = makeException(registryOf(cli), name);

    expect(exception).toBeInstanceOf(ServiceException);
    expect(exception).toMatchObject({ name, message: 'sample', $fault: fault, $metadata: {} });
  });

  it('knows no others', () => {
    expect(() => registryOf('ec2').getSchema('QueueDoesNotExist')).toThrow('schema not found');
  });
});
