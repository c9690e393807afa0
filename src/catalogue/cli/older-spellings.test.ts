import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../open-catalogue.ts';
import { argumentTable } from './argument-table.ts';
import { openCliFacts } from './cli-facts.ts';
import { findOperation } from './find-operation.ts';
import { olderSpellings } from './older-spellings.ts';

const catalogue = openCatalogue();
const facts = openCliFacts();

describe('olderSpellings', () => {
  it('knows the older spellings of a command', () => {
    expect(olderSpellings('deploy list-application-revisions')).toEqual([
      { older: 's-3-bucket', name: 's3-bucket' },
      { older: 's-3-key-prefix', name: 's3-key-prefix' },
    ]);
    expect(olderSpellings('ec2 describe-instances')).toEqual([]);
    expect(olderSpellings('mgn start-test')).toContainEqual({ older: 'source-server-i-ds', name: 'source-server-ids' });
  });

  it.each([
    ['cognito-identity', 'create-identity-pool'],
    ['storagegateway', 'describe-tapes'],
    ['storagegateway', 'describe-tape-archives'],
    ['storagegateway', 'describe-vtl-devices'],
    ['route53domains', 'view-billing'],
    ['deploy', 'create-deployment-group'],
    ['deploy', 'update-deployment-group'],
    ['deploy', 'list-application-revisions'],
    ['importexport', 'get-shipping-label'],
    ['lambda', 'publish-version'],
    ['elasticache', 'create-replication-group'],
  ])('names arguments that %s %s has', (name, command) => {
    const service = catalogue.service(name);
    const found = service === undefined ? undefined : findOperation(command, service, facts);
    if (service === undefined || found?.kind !== 'operation') throw new Error(`no ${name} ${command}`);
    const table = argumentTable({ service, ...found }, facts);

    for (const { older, name: argument } of olderSpellings(`${name} ${command}`)) {
      expect(table.get(older)).toMatchObject({ isHidden: true, isRequired: false, target: table.get(argument)?.target });
    }
  });
});
