import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { addEnums } from '../../../scripts/catalogue/read-enums.ts';
import { aStoredService } from '../../../src/catalogue/testing/a-stored-service.ts';
import type { StoredService } from '../../../src/catalogue/stored-service.ts';

const client = fileURLToPath(new URL('../../../node_modules/@aws-sdk/client-ssm', import.meta.url));

/** A service with shapes of the names that SSM has. */
function withShapes(): StoredService {
  return aStoredService({
    enums: [],
    shapes: [
      [3, 'PutParameterRequest', 0, ['Name', 'Type', 'Tier'], [0, 0, 0], 1],
      [3, 'ResourceDataSyncSource', 0, ['SourceType'], [0]],
      [3, 'NobodyKnowsThis', 0, ['Type'], [0]],
      [1, 'Names', 0, 0],
    ],
  });
}

describe('addEnums', () => {
  it('adds the known values of members by the declarations of the client', () => {
    const { shapes, enums } = addEnums(withShapes(), client);
    const [request] = shapes;
    const places = request?.[0] === 3 ? (request[6] ?? {}) : {};

    expect(Object.keys(places)).toEqual(['1', '2']);
    expect(enums[places['1'] ?? -1]?.toSorted()).toEqual(['SecureString', 'String', 'StringList']);
    expect(enums[places['2'] ?? -1]).toContain('Advanced');
  });

  it('leaves shapes without known values as they are', () => {
    const service = withShapes();

    expect(addEnums(service, client).shapes.slice(1)).toEqual(service.shapes.slice(1));
  });
});
