import { TypeRegistry } from '@smithy/core/schema';
import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import type { StoredService } from '../../catalogue/stored-service.ts';
import { chooseProtocol, type ProtocolChoice } from './choose-protocol.ts';

const catalogue = openCatalogue();

function choose(cli: string): ProtocolChoice {
  const service = catalogue.service(cli);
  if (service === undefined) throw new RangeError(`no service ${cli}`);
  return chooseProtocol(service.stored, new TypeRegistry('sample'));
}

function shapeIdOf({ protocol, protocolSettings }: ProtocolChoice): string {
  return (new protocol(protocolSettings as never) as { getShapeId(): string }).getShapeId();
}

describe('chooseProtocol', () => {
  it.each([
    ['dynamodb', 'aws.protocols#awsJson1_0'],
    ['ecs', 'aws.protocols#awsJson1_1'],
    ['iam', 'aws.protocols#awsQuery'],
    ['ec2', 'aws.protocols#ec2Query'],
    ['lambda', 'aws.protocols#restJson1'],
    ['route53', 'aws.protocols#restXml'],
    ['s3api', 'aws.protocols#restXml'],
    ['arc-region-switch', 'smithy.protocols#rpcv2Cbor'],
  ])('speaks with %s in %s', (cli, shapeId) => {
    expect(shapeIdOf(choose(cli))).toBe(shapeId);
  });

  it('has a protocol for every service of the catalogue', () => {
    const speechless = catalogue.services.filter(({ cliName }) => typeof choose(cliName).protocol !== 'function');

    expect(catalogue.services.length).toBeGreaterThan(300);
    expect(speechless).toEqual([]);
  });

  it('gives the protocol what it needs to know', () => {
    expect(choose('sqs').protocolSettings).toMatchObject({ awsQueryCompatible: true, serviceTarget: 'AmazonSQS' });
    expect(choose('ecs').protocolSettings).not.toHaveProperty('awsQueryCompatible');
    expect(choose('iam').protocolSettings).toMatchObject({
      version: '2010-05-08',
      xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    });
    expect(choose('dynamodb').protocolSettings).toHaveProperty('jsonCodec');
  });

  it('looks up errors where the service has them', () => {
    const errors = new TypeRegistry('sample');
    const { protocolSettings } = chooseProtocol(catalogue.service('sns')?.stored as StoredService, errors);

    expect(protocolSettings['errorTypeRegistries']).toEqual([errors]);
  });
});
