import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import type { StoredService } from '../../catalogue/stored-service.ts';
import { StaticSchemas } from './static-schemas.ts';

function storedOf(cli: string): StoredService {
  const service = openCatalogue().service(cli);
  if (service === undefined) throw new RangeError(`no service ${cli}`);
  return service.stored;
}

describe('StaticSchemas', () => {
  it('describes an operation as the protocols read it', () => {
    const service = storedOf('dynamodb');
    const [kind, namespace, name, , input, output] = new StaticSchemas(service).operation('PutItem') ?? [];

    expect([kind, namespace, name]).toEqual([9, 'com.amazonaws.dynamodb', 'PutItem']);
    expect(Object.keys(NormalizedSchema.of(input as never).getMemberSchemas())).toContain('ConditionExpression');
    expect(Object.keys(NormalizedSchema.of(output as never).getMemberSchemas())).toContain('Attributes');
  });

  it('follows shapes that contain themselves', () => {
    const service = storedOf('dynamodb');
    const [, , , , input] = new StaticSchemas(service).operation('PutItem') ?? [];

    const value = NormalizedSchema.of(input as never)
      .getMemberSchema('Item')
      .getValueSchema();
    const inner = value.getMemberSchema('M').getValueSchema();

    expect([value.isUnionSchema(), inner.getName()]).toEqual([true, value.getName()]);
  });

  it.each(['DescribeNothing', 'constructor', '__proto__', ''])('has no operation %j', (name) => {
    expect(new StaticSchemas(storedOf('dynamodb')).operation(name)).toBeUndefined();
  });

  it('builds each shape once: the runtime remembers what it learned of it', () => {
    const schemas = new StaticSchemas(storedOf('dynamodb'));

    expect(schemas.at(0)).toBe(schemas.at(0));
    expect(() => schemas.at(100_000)).toThrow('dynamodb has no shape 100000');
  });

  it('tells which members of an input are headers', () => {
    const service = storedOf('s3api');
    const schemas = new StaticSchemas(service);

    const headers = schemas.inputHeaders(service.operations['PutBucketTagging']?.input ?? 'unit');

    expect(headers.get('ChecksumAlgorithm')).toBe('x-amz-sdk-checksum-algorithm');
    expect(headers.get('Tagging')).toBe('');
    expect(schemas.inputHeaders('unit').size).toBe(0);
  });
});
