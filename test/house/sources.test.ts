// The form of the sources: what a reader may count on in every file.
import { describe, expect, it } from 'vitest';
import { findUndocumentedExports } from './find-undocumented-exports.ts';
import { listProjectFiles } from './list-project-files.ts';
import { readProjectFile } from './read-project-file.ts';

const MAX_CODE_LINES = 300;
// Match: arn.test.ts, store.contract.ts. Near miss: contract/admin-api.ts.
const TEST_FILE = /\.(test|contract)\.tsx?$/;
const GENERATED_FILE = /\.generated\.ts$/;
const CODE_FILE = /\.(ts|tsx|mjs)$/;

const codeFiles = listProjectFiles().filter((file) => CODE_FILE.test(file) && !GENERATED_FILE.test(file));
const sources = codeFiles.filter((file) => file.startsWith('src/'));

function countCodeLines(text: string): number {
  const isCode = (line: string): boolean => line.trim() !== '' && !/^\s*(\/\/|\/\*|\*)/.test(line);
  return text.split('\n').filter(isCode).length;
}

describe('files', () => {
  it('hold at most 300 lines of code', () => {
    const long = codeFiles.filter((file) => !TEST_FILE.test(file) && countCodeLines(readProjectFile(file)) > MAX_CODE_LINES);

    expect(codeFiles.length).toBeGreaterThan(0);
    expect(long).toEqual([]);
  });

  it('of the sources begin with a comment that says what they are', () => {
    const bare = sources.filter((file) => !TEST_FILE.test(file) && !/^(\/\/ |\/\*\* )\S/.test(readProjectFile(file)));

    expect(sources.length).toBeGreaterThan(0);
    expect(bare).toEqual([]);
  });

  it('of the sources have a sentence for every exported declaration', () => {
    const undocumented = sources
      .filter((file) => !TEST_FILE.test(file))
      .flatMap((file) =>
        findUndocumentedExports(readProjectFile(file)).map(({ line, name, fault }) => `${file}:${line} ${name}: ${fault}`),
      );

    expect(undocumented).toEqual([]);
  });
});

describe('findUndocumentedExports', () => {
  it.each([
    '/** Reads it. */\nexport function read() {}',
    '/** Reads it (see "the guide."). */\nexport const read = 1;',
    '/**\n * Reads it, and\n * writes it.\n */\nexport interface Reader {}',
    '/** Reads it,\n * and writes it. */\nexport async function read() {}',
    '/** Reads one. */\nexport function read(a: string): string;\nexport function read(a: number): number;',
    "export { read } from './read.ts';\nexport * from './all.ts';",
    'const notExported = 1;',
  ])('is content with %j', (text) => {
    expect(findUndocumentedExports(text)).toEqual([]);
  });

  it.each([
    ['export function read() {}', 'no comment'],
    ['// Reads it.\nexport const read = 1;', 'no comment'],
    ['/** Reads it. */\n\nexport class Reader {}', 'no comment'],
    ['/** Reads it. */\nconst other = 1;\nexport type Reader = string;', 'no comment'],
    ['/** Reads it */\nexport interface Reader {}', 'no full stop'],
  ])('finds fault with %j', (text, fault) => {
    expect(findUndocumentedExports(text)).toMatchObject([{ fault }]);
  });
});
