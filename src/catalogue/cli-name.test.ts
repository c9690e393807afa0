import { describe, expect, it } from 'vitest';
import { openCliFacts } from './cli/cli-facts.ts';
import { cliName } from './cli-name.ts';
import { openCatalogue } from './open-catalogue.ts';

describe('cliName', () => {
  it.each([
    ['DescribeInstances', 'describe-instances'],
    ['DescribeDBInstances', 'describe-db-instances'],
    ['DescribeDBInstancesPublicly', 'describe-db-instances-publicly'],
    ['VolumeARNs', 'volume-arns'],
    ['TapeARNs', 'tape-arns'],
    ['ARNs', '-arns'],
    ['GetSMSAttributes', 'get-sms-attributes'],
    ['ListObjectsV2', 'list-objects-v2'],
    ['CreateCachediSCSIVolume', 'create-cached-iscsi-volume'],
    ['DescribeStorediSCSIVolumes', 'describe-stored-iscsi-volumes'],
    ['ExecutePartiQLStatement', 'execute-partiql-statement'],
    ['ListHITsForQualificationType', 'list-hits-for-qualification-type'],
    ['AssociateWhatsAppBusinessAccount', 'associate-whatsapp-business-account'],
    ['GetOTelEnrichment', 'get-otel-enrichment'],
    ['s3Bucket', 's3-bucket'],
    ['Ipv6CidrBlock', 'ipv6-cidr-block'],
    ['codeSha256', 'code-sha256'],
    ['EnableDNSSEC', 'enable-dnssec'],
    ['AZMode', 'az-mode'],
    ['instanceId', 'instance-id'],
    ['x-amz-id', 'x-amz-id'],
    ['a', 'a'],
    ['', ''],
  ])('spells %s as %s', (apiName, name) => {
    expect(cliName(apiName)).toBe(name);
  });

  it('spells a name that is spelled already as it is', () => {
    expect(cliName('describe-instances')).toBe('describe-instances');
  });

  const { services } = openCatalogue();
  const facts = openCliFacts();

  it('gives no two operations of a service the same name', () => {
    const clashing = services.filter(({ operationNames }) => new Set(operationNames.map(cliName)).size !== operationNames.length);

    expect(services.length).toBeGreaterThan(400);
    expect(clashing.map((service) => service.cliName)).toEqual([]);
  });

  it('gives operations the names under which the facts know their commands', () => {
    const names = new Map(services.map(({ cliName: service, operationNames }) => [service, new Set(operationNames.map(cliName))]));
    const unknown = Object.entries(facts.arguments).flatMap(([service, commands]) =>
      Object.keys(commands)
        .filter((command) => names.get(service)?.has(command) !== true && facts.commands[service]?.[command] === undefined)
        .map((command) => `${service} ${command}`),
    );

    expect(Object.keys(facts.arguments).length).toBeGreaterThan(50);
    expect(unknown).toEqual([]);
  });
});
