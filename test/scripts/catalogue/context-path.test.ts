import { describe, expect, it } from 'vitest';
import { contextPath } from '../../../scripts/catalogue/context-path.ts';

type Read = (input: unknown) => unknown;

/** A function as its source stands in a client. */
function withSource(source: string): Read {
  return Object.assign(() => undefined, { toString: () => source });
}

describe('contextPath', () => {
  it.each([
    ['(input) => input?.TableName', 'TableName'],
    ['(input) => input?.TableCreationParameters?.TableName', 'TableCreationParameters.TableName'],
    ['(input) => Object.keys(input?.RequestItems ?? {})', 'keys(RequestItems)'],
    ['(input) => input?.TransactItems?.map((obj) => obj?.Get?.TableName)', 'TransactItems[*].Get.TableName'],
    ['(input) => input?.TransactItems?.map((obj2) => obj2?.Get?.TableName)', 'TransactItems[*].Get.TableName'],
    [
      '(input) => input?.TransactItems?.map((obj) => [obj?.Put?.TableName, obj?.Delete?.TableName].filter((i) => i)).flat()',
      'TransactItems[*].[Put.TableName, Delete.TableName][]',
    ],
    ['(input) =>\n  input?.Delete\n', 'Delete'],
  ])('reads %s', (source, path) => {
    expect(contextPath(withSource(source))).toBe(path);
  });

  it.each([
    '(input) => input.TableName',
    '(input) => undefined',
    'function (input) { return input?.TableName; }',
    '(input) => input?.Items?.filter((obj) => obj?.Name)',
    '(input) => input?.A || input?.B',
    '',
  ])('fails by name on the unknown form %j', (source) => {
    expect(() => contextPath(withSource(source))).toThrow(`unknown form of an operation context parameter: ${source}`);
  });
});
