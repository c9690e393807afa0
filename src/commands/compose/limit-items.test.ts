import { describe, expect, it } from 'vitest';
import { catalogue } from '../testing/parse-for-test.ts';
import { limitItems } from './limit-items.ts';

const tables = catalogue.service('dynamodb')?.operation('ListTables')?.paginator;
const distributions = catalogue.service('cloudfront')?.operation('ListDistributions')?.paginator;

describe('limitItems', () => {
  it('cuts what the operation lists, wherever it lies', () => {
    expect(limitItems({ TableNames: ['a', 'b', 'c'], Other: [1, 2, 3] }, tables, 2)).toEqual({ TableNames: ['a', 'b'], Other: [1, 2, 3] });
    expect(limitItems({ DistributionList: { Items: [1, 2, 3], Quantity: 3 } }, distributions, 1)).toEqual({
      DistributionList: { Items: [1], Quantity: 3 },
    });
  });

  it('leaves an answer as it is without a limit, a paginator or the list', () => {
    const output = { TableNames: ['a', 'b'] };

    expect(limitItems(output, tables, undefined)).toBe(output);
    expect(limitItems(output, undefined, 1)).toBe(output);
    expect(limitItems({ TableNames: '••••••••' }, tables, 1)).toEqual({ TableNames: '••••••••' });
    expect(limitItems({}, distributions, 1)).toEqual({});
  });
});
