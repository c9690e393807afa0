import { describe, expect, it } from 'vitest';
import { catalogue } from '../testing/parse-for-test.ts';
import { FILE_MAX_BYTES } from './file-form.ts';
import { writeWhole, type WholeAnswer } from './write-whole.ts';

function write(names: readonly string[], form: WholeAnswer['form'] = 'json') {
  const operation = catalogue.service('dynamodb')?.operation('ListTables');
  return writeWhole({ output: { TableNames: names }, operation, options: { isPaginated: true }, form });
}

/** The names that a file of JSON holds. */
function namesIn(written: ReturnType<typeof writeWhole>): readonly string[] {
  if (written.kind === 'not-written') throw new Error(written.reason);
  expect(Buffer.byteLength(written.content)).toBeLessThanOrEqual(FILE_MAX_BYTES);
  return (JSON.parse(written.content) as { readonly TableNames: readonly string[] }).TableNames;
}

describe('writeWhole', () => {
  it('leaves things out until the rest fits, of equal ones as few as it can tell', () => {
    const names = Array.from({ length: 900 }, (_, index) => `${index}`.padEnd(10_000, 'x'));

    expect(namesIn(write(names)).length).toBeGreaterThan(450);
  });

  it('fits also where one thing is almost all there is', () => {
    const names = ['x'.repeat(FILE_MAX_BYTES - 20_000), ...Array.from({ length: 9_999 }, (_, index) => `table-${index}`)];
    const kept = namesIn(write(names));

    expect(kept[0]).toBe(names[0]);
    expect(kept.length).toBeGreaterThan(1);
  });

  it('holds nothing of what has more than fits in its first thing', () => {
    expect(namesIn(write(['x'.repeat(FILE_MAX_BYTES + 1), 'a']))).toEqual([]);
  });
});
