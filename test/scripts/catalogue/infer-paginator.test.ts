import { describe, expect, it } from 'vitest';
import { inferPaginator } from '../../../scripts/catalogue/infer-paginator.ts';
import { aStoredService } from '../../../src/catalogue/testing/a-stored-service.ts';
import type { StoredMember, StoredService } from '../../../src/catalogue/stored-service.ts';

type Members = Readonly<Record<string, StoredMember>>;

function serviceWith(input: Members, output: Members): StoredService {
  return aStoredService({
    shapes: [
      [3, 'Input', 0, Object.keys(input), Object.values(input)],
      [3, 'Output', 0, Object.keys(output), Object.values(output)],
      [1, 'List', 0, 0],
      [2, 'Map', 0, 0, 0],
    ],
    operations: { List: { input: -1, output: -2 } },
  });
}

const LIST = -3;

describe('inferPaginator', () => {
  it.each<[string, Members, Members, object]>([
    [
      'tokens of the same name',
      { NextToken: 0, MaxResults: 1 },
      { Items: LIST, NextToken: 0 },
      { inputToken: ['NextToken'], outputToken: ['NextToken'], limit: 'MaxResults', results: ['Items'] },
    ],
    [
      'markers',
      { Marker: 0, MaxItems: 1 },
      { Items: LIST, NextMarker: 0 },
      { inputToken: ['Marker'], outputToken: ['NextMarker'], limit: 'MaxItems', results: ['Items'] },
    ],
    [
      'no size of a page',
      { nextToken: 0 },
      { nextToken: 0, items: LIST },
      { inputToken: ['nextToken'], outputToken: ['nextToken'], results: ['items'] },
    ],
    ['a list of simple values', { NextToken: 0 }, { Names: 64, NextToken: 0 }, { results: ['Names'] }],
    ['a list with traits of its own', { NextToken: 0 }, { Names: [LIST, { xmlName: 'x' }], NextToken: 0 }, { results: ['Names'] }],
    ['a map beside the list', { NextToken: 0 }, { Names: LIST, Tags: -4, Counts: 129, NextToken: 0 }, { results: ['Names'] }],
  ])('finds %s', (...[, input, output, paginator]) => {
    expect(inferPaginator(serviceWith(input, output), 'List')).toMatchObject(paginator);
  });

  it.each<[string, Members, Members]>([
    ['no token goes in', { MaxResults: 1 }, { Items: LIST, NextToken: 0 }],
    ['no token comes out', { NextToken: 0 }, { Items: LIST }],
    ['there is no list', { NextToken: 0 }, { Item: 0, NextToken: 0 }],
    ['there are two lists', { NextToken: 0 }, { Items: LIST, Others: 64, NextToken: 0 }],
  ])('finds nothing where %s', (_, input, output) => {
    expect(inferPaginator(serviceWith(input, output), 'List')).toBeUndefined();
  });

  it('finds nothing for an operation that is not there, or takes nothing', () => {
    expect(inferPaginator(serviceWith({}, {}), 'Other')).toBeUndefined();
    expect(inferPaginator(aStoredService({ operations: { List: { input: 'unit', output: 'unit' } } }), 'List')).toBeUndefined();
  });
});
