import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../../catalogue/open-catalogue.ts';
import type { StoredService } from '../../../catalogue/stored-service.ts';
import type { Customization } from '../customization.ts';
import { accountEndpoints } from './account-endpoints.ts';
import { databases } from './databases.ts';
import { findCustomization } from './find-customization.ts';
import { s3 } from './s3.ts';

const catalogue = openCatalogue();

function find(cli: string): Customization {
  const service = catalogue.service(cli);
  if (service === undefined) throw new RangeError(`no service ${cli}`);
  return findCustomization(service.stored);
}

describe('findCustomization', () => {
  it.each([
    ['s3api', s3],
    ['rds', databases],
    ['neptune', databases],
    ['docdb', databases],
    ['dynamodb', accountEndpoints],
    ['kinesis', accountEndpoints],
  ])('finds what the client of %s adds', (cli, customization) => {
    expect(find(cli)).toBe(customization);
  });

  it('finds nothing for most', () => {
    expect(find('ecs')).toEqual({});
  });

  it('makes one for each client where the client remembers something', () => {
    expect(find('timestream-query')).not.toBe(find('timestream-query'));
  });

  it('knows no service that the catalogue does not have', () => {
    const customized = [
      'API Gateway',
      'DocDB',
      'EC2',
      'Glacier',
      'Machine Learning',
      'Neptune',
      'RDS',
      'Route 53',
      'S3',
      'S3 Control',
      'SQS',
    ];
    const ids = new Set(catalogue.services.map(({ serviceId }) => serviceId));

    expect(customized.filter((serviceId) => !ids.has(serviceId))).toEqual([]);
    const bare = customized.filter((serviceId) => Object.keys(findCustomization({ serviceId } as StoredService)).length === 0);
    expect(bare).toEqual([]);
  });
});
