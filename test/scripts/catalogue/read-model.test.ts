import { describe, expect, it } from 'vitest';
import type { FoundModel } from '../../../scripts/catalogue/model-library.ts';
import { readModel } from '../../../scripts/catalogue/read-model.ts';
import type { ModelOperation, ServiceModelFile } from '../../../scripts/catalogue/service-model.ts';

const facts = {
  cli: 'workshop',
  serviceId: 'Work Shop',
  endpointPrefix: 'workshop',
  signingName: 'signing',
  apiVersion: '2026-01-31',
  operations: 1,
};
const ruleSet = { parameters: { Region: { builtIn: 'AWS::Region' }, Endpoint: { builtIn: 'SDK::Endpoint' }, Name: {} } };

function model(metadata: Partial<ServiceModelFile['metadata']> = {}, operation: ModelOperation = {}): FoundModel {
  return {
    ruleSet,
    model: {
      metadata: { apiVersion: '2026-01-31', endpointPrefix: 'workshop', protocol: 'rest-json', serviceId: 'Work Shop', ...metadata },
      operations: { LendTool: { input: { shape: 'Input' }, ...operation } },
      shapes: {
        Input: {
          type: 'structure',
          required: ['ToolName'],
          members: {
            Note: { type: 'string' },
            ToolName: { type: 'string', location: 'uri', locationName: 'tool', contextParam: { name: 'Name' } },
          },
        },
        Broken: { type: 'structure', exception: true, members: {} },
      },
    },
  };
}

describe('readModel', () => {
  it('reads a service', () => {
    expect(
      readModel(model({ targetPrefix: 'T', xmlNamespace: { uri: 'u' } }, { http: { method: 'PUT', requestUri: '/tools/{tool}' } }), facts),
    ).toMatchObject({
      cli: 'workshop',
      serviceId: 'Work Shop',
      namespace: 'com.amazonaws.workshop',
      protocol: 'restJson1',
      protocolSettings: { xmlNamespace: 'u', version: '2026-01-31', serviceTarget: 'T' },
      signingName: 'signing',
      auth: [{ scheme: 'sigv4' }],
      endpoint: { kind: 'rules', ruleSet },
      endpointParameters: { Region: { type: 'builtInParams', name: 'region' }, Endpoint: { type: 'builtInParams', name: 'endpoint' } },
      shapes: expect.arrayContaining([[3, 'Input', {}, ['ToolName', 'Note'], [[0, { httpLabel: 1 }], 0], 1]]),
      operations: {
        LendTool: {
          output: 'unit',
          traits: { http: ['PUT', '/tools/{ToolName}', 200] },
          endpointParameters: { Name: { type: 'contextParams', name: 'ToolName' } },
        },
      },
    });
  });

  it('reads errors', () => {
    const { errors, shapes } = readModel(model(), facts);

    expect(errors.map((position) => shapes[position]?.[1])).toEqual(['Broken']);
  });

  it.each([
    [{ protocol: 'json', jsonVersion: '1.0' }, 'awsJson1_0'],
    [{ protocol: 'json', jsonVersion: '1.1' }, 'awsJson1_1'],
    [{ protocol: 'query' }, 'awsQuery'],
    [{ protocol: 'ec2' }, 'ec2Query'],
    [{ protocol: 'rest-xml' }, 'restXml'],
    [{ protocol: 'smithy-rpc-v2-cbor' }, 'rpcv2Cbor'],
    [{ protocol: 'new', protocols: ['newer', 'query'] }, 'awsQuery'],
  ])('knows the protocol of %j', (metadata, protocol) => {
    expect(readModel(model(metadata), facts).protocol).toBe(protocol);
  });

  it.each([
    [{ auth: ['aws.auth#sigv4', 'aws.auth#sigv4a'] }, [{ scheme: 'sigv4' }, { scheme: 'sigv4a' }]],
    [{ signatureVersion: 'bearer' }, [{ scheme: 'bearer' }]],
    [{ signatureVersion: 'v4' }, [{ scheme: 'sigv4' }]],
  ])('knows how %j is signed', (metadata, auth) => {
    expect(readModel(model(metadata), facts).auth).toEqual(auth);
  });

  it.each<[ModelOperation, object]>([
    [{ authtype: 'none' }, { auth: [{ scheme: 'none' }] }],
    [{ auth: ['smithy.api#noAuth'] }, { auth: [{ scheme: 'none' }] }],
    [{ endpoint: { hostPrefix: 'data-' } }, { traits: { endpoint: ['data-'] } }],
    [{ idempotent: true }, { traits: { idempotent: 1 } }],
    [{ http: { requestUri: '/{tool+}?list', responseCode: 202 } }, { traits: { http: ['POST', '/{ToolName+}?list', 202] } }],
    [{ staticContextParams: { Fixed: { value: true } } }, { endpointParameters: { Fixed: { type: 'staticContextParams', value: true } } }],
    [
      { operationContextParams: { Names: { path: 'Items[*].Name' } } },
      { endpointParameters: { Names: { type: 'operationContextParams', path: 'Items[*].Name' } } },
    ],
  ])('reads %j of an operation', (operation, stored) => {
    expect(readModel(model({}, operation), facts).operations['LendTool']).toMatchObject(stored);
  });

  it('writes no path for protocols that have none', () => {
    expect(readModel(model({ protocol: 'query' }, { http: { requestUri: '/' } }), facts).operations['LendTool']?.traits).toBeUndefined();
  });

  it('fails by name on what it does not know', () => {
    expect(() => readModel(model({ protocol: 'new' }), facts)).toThrow('unknown protocol new of workshop');
    expect(() => readModel(model({ auth: ['new#auth'] }), facts)).toThrow('unknown auth scheme new#auth');
    expect(() => readModel({ ...model(), ruleSet: { parameters: { New: { builtIn: 'AWS::New' } } } }, facts)).toThrow(
      'unknown endpoint parameter AWS::New of workshop',
    );
  });
});
