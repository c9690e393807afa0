// The guide's aliases can be made, and its words are words.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openCliFacts } from '../../src/catalogue/cli/cli-facts.ts';
import { openCatalogue } from '../../src/catalogue/open-catalogue.ts';
import { findTemplateFault } from '../../src/commands/parse/template/check-template.ts';
import { readTemplate } from '../../src/commands/parse/template/read-template.ts';
import { readIntent } from '../../src/commands/receive/read-intent.ts';

const guide = readFileSync(new URL('../../docs/guides/aliases.md', import.meta.url), 'utf8');
const context = { catalogue: openCatalogue(), facts: openCliFacts(), newId: () => '' };

/** What is said in the examples, each with the lines that belong to it. */
const said = [...guide.matchAll(/```text\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split(/\n(?=@aws )/));

/** The commands of the examples by file. */
const ofFile = [...guide.matchAll(/^ {4}command: (.+)$/gm)].map(([, command = '']) => command);

function findFault(commandText: string): string | undefined {
  const read = readTemplate(commandText);
  return read.status === 'failed' ? read.fault : findTemplateFault(read.steps, context);
}

describe('the guide of aliases', () => {
  it('has examples', () => {
    expect(said.length).toBeGreaterThan(4);
    expect(ofFile).toHaveLength(2);
  });

  it.each(said)('says what is understood: %s', (line) => {
    const intent = readIntent(line);
    expect(['create-alias', 'run-alias']).toContain(intent.kind);
    expect(intent.kind === 'create-alias' ? findFault(intent.commandText ?? '') : undefined).toBeUndefined();
  });

  it.each(ofFile)('has a command that can be read: %s', (command) => {
    expect(findFault(command)).toBeUndefined();
  });

  it('has a row for each word', () => {
    const words = [...guide.matchAll(/^\| `@aws ([^`]+)`/gm)].map(([, word = '']) => readIntent(word).kind);
    expect(new Set(words)).toEqual(
      new Set(['create-alias', 'run-alias', 'list-aliases', 'show-alias', 'edit-alias', 'delete-alias', 'alias-help']),
    );
  });
});
