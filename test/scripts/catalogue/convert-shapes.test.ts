import { describe, expect, it } from 'vitest';
import { ShapeConverter } from '../../../scripts/catalogue/convert-shapes.ts';
import type { ModelShape } from '../../../scripts/catalogue/service-model.ts';
import type { ProtocolName, StoredShape } from '../../../src/catalogue/stored-service.ts';

/** Converts the shape called Input among named ones, and what it leads to. */
function convert(shapes: Readonly<Record<string, ModelShape>>, protocol: ProtocolName = 'restJson1'): readonly StoredShape[] {
  const converter = new ShapeConverter(shapes, protocol);
  converter.operationShape({ shape: 'Input' }, 'OpRequest');
  return converter.shapes;
}

describe('ShapeConverter', () => {
  it('puts required members first, and counts them', () => {
    const members = { A: { type: 'string' }, B: { type: 'integer' }, C: { type: 'boolean' } };

    expect(convert({ Input: { type: 'structure', required: ['C', 'B', 'Gone'], members } })).toEqual([
      [3, 'Input', {}, ['B', 'C', 'A'], [1, 2, 0], 2],
    ]);
  });

  it.each<[ModelShape, number]>([
    [{ type: 'string' }, 0],
    [{ type: 'character' }, 0],
    [{ type: 'long' }, 1],
    [{ type: 'double' }, 1],
    [{ type: 'boolean' }, 2],
    [{ type: 'timestamp' }, 4],
    [{ type: 'timestamp', timestampFormat: 'iso8601' }, 5],
    [{ type: 'timestamp', timestampFormat: 'rfc822' }, 6],
    [{ type: 'timestamp', timestampFormat: 'unixTimestamp' }, 7],
    [{ type: 'blob' }, 21],
    [{ type: 'blob', streaming: true }, 42],
    [{ type: 'structure', document: true }, 15],
  ])('writes %j as the code %i', (shape, code) => {
    expect(convert({ Input: { type: 'structure', members: { A: { shape: 'Of' } } }, Of: shape })[0]).toEqual([
      3,
      'Input',
      {},
      ['A'],
      [code],
      0,
    ]);
  });

  it.each<[ModelShape, object]>([
    [{ location: 'uri' }, { httpLabel: 1 }],
    [{ location: 'querystring', locationName: 'a' }, { httpQuery: 'a' }],
    [{ location: 'header', locationName: 'x-a' }, { httpHeader: 'x-a' }],
    [{ location: 'headers', locationName: 'x-' }, { httpPrefixHeaders: 'x-' }],
    [{ location: 'statusCode' }, { httpResponseCode: 1 }],
    [{ locationName: 'a' }, { jsonName: 'a' }],
    [{ sensitive: true }, { sensitive: 1 }],
    [{ idempotencyToken: true }, { idempotencyToken: 1 }],
    [{ jsonvalue: true }, { mediaType: 'application/json' }],
    [{ hostLabel: true }, { hostLabel: 1 }],
    [{ xmlNamespace: { uri: 'u', prefix: 'p' } }, { xmlNamespace: ['p', 'u'] }],
  ])('turns %j into the traits %j', (flags, traits) => {
    expect(convert({ Input: { type: 'structure', members: { A: { type: 'string', ...flags } } } })).toEqual([
      [3, 'Input', {}, ['A'], [[0, traits]], 0],
    ]);
  });

  it('names members of XML and of queries as these protocols do', () => {
    const members = {
      A: { type: 'string', locationName: 'a', queryName: 'Q', xmlAttribute: true },
      B: { type: 'list', member: { type: 'string', locationName: 'item' }, flattened: true },
    };

    expect(convert({ Input: { type: 'structure', members } }, 'ec2Query')).toEqual([
      [
        3,
        'Input',
        {},
        ['A', 'B'],
        [
          [0, { xmlName: 'a', xmlAttribute: 1, ec2QueryName: 'Q' }],
          [-2, { xmlFlattened: 1 }],
        ],
        0,
      ],
      [1, 'InputB', {}, [0, { xmlName: 'item' }]],
    ]);
  });

  it('takes a map of the query string as such', () => {
    const map: ModelShape = { type: 'map', key: { type: 'string' }, value: { type: 'string' }, location: 'querystring' };

    expect(convert({ Input: { type: 'structure', members: { A: map } } })[0]).toEqual([
      3,
      'Input',
      {},
      ['A'],
      [[-2, { httpQueryParams: 1 }]],
      0,
    ]);
  });

  it('marks the member that is the body', () => {
    expect(convert({ Input: { type: 'structure', payload: 'A', members: { A: { type: 'blob' }, B: { type: 'string' } } } })[0]).toEqual([
      3,
      'Input',
      {},
      ['A', 'B'],
      [[21, { httpPayload: 1 }], 0],
      0,
    ]);
  });

  it('converts shapes that hold themselves, once', () => {
    const tree: ModelShape = { type: 'structure', members: { Branches: { shape: 'Trees' }, Again: { shape: 'Input' } } };

    expect(convert({ Input: tree, Trees: { type: 'list', member: { shape: 'Input' } } })).toEqual([
      [3, 'Input', {}, ['Branches', 'Again'], [-2, -1], 0],
      [1, 'Trees', {}, -1],
    ]);
  });

  it('converts unions, streams of events and errors', () => {
    const converter = new ShapeConverter(
      {
        Choice: { type: 'structure', union: true, required: ['A'], members: { A: { type: 'string' } } },
        Events: {
          type: 'structure',
          eventstream: true,
          members: { A: { type: 'structure', event: true, members: { B: { type: 'blob', eventpayload: true } } } },
        },
        Broken: { type: 'structure', exception: true, fault: true, members: {} },
        Wrong: { type: 'structure', exception: true, error: { code: 'Bad', httpStatusCode: 404, senderFault: true }, members: {} },
      },
      'awsQuery',
    );
    converter.operationShape({ shape: 'Choice' }, 'Op');
    converter.operationShape({ shape: 'Events' }, 'Op');

    expect([converter.errorShape('Broken'), converter.errorShape('Wrong')]).toEqual([3, 4]);
    expect(converter.shapes).toEqual([
      [4, 'Choice', {}, ['A'], [0], 0],
      [4, 'Events', { streaming: 1 }, ['A'], [-3], 0],
      [3, 'EventsA', {}, ['B'], [[21, { eventPayload: 1 }]], 0],
      [-3, 'Broken', { error: 'server' }, [], [], 0],
      [-3, 'Wrong', { error: 'client', httpError: 404, awsQueryError: ['Bad', 404] }, [], [], 0],
    ]);
  });

  it('keeps known values, of lists those of their elements, each set once', () => {
    const color: ModelShape = { type: 'string', enum: ['RED', 'BLUE'] };
    const converter = new ShapeConverter(
      {
        Input: {
          type: 'structure',
          members: { Plain: { type: 'string' }, One: { shape: 'Color' }, Many: { type: 'list', member: { shape: 'Color' } } },
        },
        Color: color,
      },
      'awsJson1_1',
    );
    converter.operationShape({ shape: 'Input' }, 'Op');

    expect(converter.enums).toEqual([['RED', 'BLUE']]);
    expect(converter.shapes[0]).toEqual([3, 'Input', {}, ['Plain', 'One', 'Many'], [0, 0, -2], 0, { 1: 0, 2: 0 }]);
  });

  it('writes nothing for an operation that takes nothing', () => {
    expect(new ShapeConverter({}, 'awsJson1_1').operationShape(undefined, 'Op')).toBe('unit');
  });

  it('fails by name on a type that it does not know', () => {
    expect(() => convert({ Input: { type: 'structure', members: { A: { type: 'quaternion' } } } })).toThrow(
      'unknown type in a model: quaternion',
    );
  });
});
