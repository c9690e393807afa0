// What the documents name exists: files, words of the glossary, errors.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERROR_REFERENCE, writeErrorReference } from '../../scripts/generate-error-reference.ts';
import { errorTable } from '../../src/domain/errors.ts';
import { listProjectFiles } from './list-project-files.ts';
import { readProjectFile } from './read-project-file.ts';

const projectFiles = listProjectFiles();
const documents = projectFiles.filter((file) => /^([A-Z_]+|docs\/.*)\.md$/.test(file));
const places = new Set(projectFiles.flatMap((file) => [file, ...foldersOf(file)]));

/** What a document may name although no checkout holds it: it is built, or appears when Signalbox runs. */
const MADE_LATER = [/^(\.\/)?(dist|data|console\/dist|node_modules|coverage)(\/|$)/];

function foldersOf(file: string): string[] {
  const folder = path.posix.dirname(file);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}

/** Finds links to files, and words in backticks that begin with a folder of the project. */
function findNamedPaths(document: string, text: string): string[] {
  const folder = path.posix.dirname(document);
  // Match: [guide](docs/guides/slack.md#app). Near miss: [site](https://example.com), [part](#part).
  const links = [...text.matchAll(/\]\((?![a-z]+:|#)([^)\s#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => path.posix.join(folder, target));
  // Match: `src/domain/arn.ts`, `test/architecture`. Near miss: `npm test`, `src/**/x.test.ts`, `<stage>/x.ts`.
  const quoted = [...text.matchAll(/`((?:src|test|scripts|bench|bin|console|docs|examples|\.ci)\/[\w./-]*)`/g)].map(
    ([, target = '']) => target,
  );
  return [...links, ...quoted].map((target) => target.replace(/\/$/, ''));
}

const isThere = (target: string): boolean => places.has(target) || MADE_LATER.some((pattern) => pattern.test(target));
// Match: docs/decisions/0001-x.md in a sentence about the file to write. Near miss: a real file.
const isPattern = (target: string): boolean => target.includes('...') || target.includes('NNNN');

describe('documents', () => {
  it.each(documents)('%s names only files that exist', (document) => {
    const named = findNamedPaths(document, readProjectFile(document));

    expect(named.filter((target) => !isPattern(target) && !isThere(target))).toEqual([]);
  });

  it('are linked to files that the test can see', () => {
    const text = 'See [a](guides/a.md#x), [site](https://example.com), `src/domain/arn.ts`, `src/gone.ts`, `npm test` and [b](../b.md).';

    expect(findNamedPaths('docs/index.md', text)).toEqual(['docs/guides/a.md', 'b.md', 'src/domain/arn.ts', 'src/gone.ts']);
    expect(isThere('src/domain/arn.ts')).toBe(true);
    expect(isThere('src/gone.ts')).toBe(false);
  });
});

describe('GLOSSARY.md', () => {
  const rows = readProjectFile('GLOSSARY.md').matchAll(/^\| ([^|]+?) +\| (`[^|]+`) +\|/gm);
  const terms = [...rows].map(([, term = '', identifiers = '']) => ({
    term,
    identifiers: [...identifiers.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  }));
  const declared = new Set(
    projectFiles
      .filter((file) => /^src\/.*\.ts$/.test(file))
      .flatMap((file) => [
        ...readProjectFile(file).matchAll(/^(?:export )?(?:abstract |async )?(?:class|interface|type|const|function) (\w+)/gm),
      ])
      .map(([, name]) => name),
  );

  it('has terms in alphabetical order', () => {
    const words = terms.map(({ term }) => term);

    expect(words.length).toBeGreaterThan(10);
    expect(words).toEqual(words.toSorted((one, other) => one.localeCompare(other, 'en')));
  });

  it.each(terms)('says how the sources write "$term"', ({ identifiers }) => {
    expect(identifiers.length).toBeGreaterThan(0);
    expect(identifiers.filter((identifier) => !declared.has(identifier))).toEqual([]);
  });
});

describe('docs/reference/errors.md', () => {
  it('is what the script writes from the table of errors', () => {
    expect(readProjectFile(ERROR_REFERENCE)).toBe(writeErrorReference());
  });

  it('names every code of the table, and no other', () => {
    const named = [...readProjectFile(ERROR_REFERENCE).matchAll(/^\| `([a-z-]+)`/gm)].map(([, code]) => code);

    expect(named).toHaveLength(Object.keys(errorTable).length);
    expect(new Set(named)).toEqual(new Set(Object.keys(errorTable)));
  });
});
