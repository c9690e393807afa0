import { describe, expect, it } from 'vitest';
import { catalogue } from '../testing/parse-for-test.ts';
import { countItems, limitItems } from './limit-items.ts';

const tables = catalogue.service('dynamodb')?.operation('ListTables')?.paginator;
const distributions = catalogue.service('cloudfront')?.operation('ListDistributions')?.paginator;

describe('limitItems', () => {
  it('cuts what the operation lists, wherever it lies', () => {
    expect(limitItems({ TableNames: ['a', 'b', 'c'], Other: [1, 2, 3] }, tables, { skippedCount: 0, maxItems: 2 })).toEqual({
      TableNames: ['a', 'b'],
      Other: [1, 2, 3],
    });
    expect(limitItems({ DistributionList: { Items: [1, 2, 3], Quantity: 3 } }, distributions, { skippedCount: 0, maxItems: 1 })).toEqual({
      DistributionList: { Items: [1], Quantity: 3 },
    });
  });

  it('leaves out what was shown already', () => {
    expect(limitItems({ TableNames: ['a', 'b', 'c'] }, tables, { skippedCount: 1, maxItems: 1 })).toEqual({ TableNames: ['b'] });
    expect(limitItems({ TableNames: ['a', 'b', 'c'] }, tables, { skippedCount: 2, maxItems: undefined })).toEqual({ TableNames: ['c'] });
  });

  it('leaves an answer as it is without a limit, a paginator or the list', () => {
    const output = { TableNames: ['a', 'b'] };

    expect(limitItems(output, tables, { skippedCount: 0, maxItems: undefined })).toBe(output);
    expect(limitItems(output, undefined, { skippedCount: 0, maxItems: 1 })).toBe(output);
    expect(limitItems({ TableNames: '••••••••' }, tables, { skippedCount: 0, maxItems: 1 })).toEqual({ TableNames: '••••••••' });
    expect(limitItems({}, distributions, { skippedCount: 0, maxItems: 1 })).toEqual({});
  });
});

describe('countItems', () => {
  it('counts what the operation pages through', () => {
    const paginator = { inputToken: ['Marker'], outputToken: ['Next'], results: ['List.Items'] };

    expect(countItems({ List: { Items: [1, 2] } }, paginator)).toBe(2);
    expect(countItems({ List: {} }, paginator)).toBe(0);
    expect(countItems({}, { inputToken: [], outputToken: [], results: [] })).toBe(0);
  });
});
