import { describe, expect, it } from 'vitest';
import { loadValid, problemLines, warningLines } from './testing/load-text.ts';
import type { MemoryFile } from './testing/memory-files.ts';

const TOKEN = 'a'.repeat(20);
const YAML = 'notify:\n  tokens:\n    - name: ci\n      token_FILE: secrets/ci\n';

function problemsWith(file: MemoryFile): Promise<readonly string[]> {
  return problemLines(YAML, { files: { 'secrets/ci': file } });
}

describe('resolveSecrets', () => {
  it.each([`${TOKEN}`, `${TOKEN}\n`, `${TOKEN}\r\n`, `\uFEFF${TOKEN}\n`])(
    'leaves out one line break at the end of a file: %j',
    async (text) => {
      const config = await loadValid(YAML, { files: { 'secrets/ci': text } });

      expect(config.notify.tokens[0]?.token?.reveal()).toBe(TOKEN);
    },
  );

  it.each([
    ['two line breaks', `${TOKEN}\n\n`, 'token: has white space at its start or end'],
    ['a line break inside', `${TOKEN}\n${TOKEN}`, 'token: holds a line break or a control character'],
    ['a space before it', ` ${TOKEN}`, 'token: has white space at its start or end'],
    ['nothing', '', 'token: is empty'],
    ['one line break alone', '\n', 'token: is empty'],
    ['too little', 'short', 'token: must have at least 20 characters'],
    ['no text', Uint8Array.of(0xff, 0x00), 'token_FILE: secrets/ci is not UTF-8 text'],
    ['a file over 64 KB', 'x'.repeat(64 * 1024 + 1), 'token_FILE: secrets/ci is larger than 64 KB'],
  ])('refuses a file that holds %s', async (_, file, problem) => {
    expect(await problemsWith(file)).toEqual([`signalbox.yaml:4:19 notify.tokens[0].${problem}`]);
  });

  it('refuses a file that does not exist', async () => {
    expect(await problemLines(YAML)).toEqual(['signalbox.yaml:4:19 notify.tokens[0].token_FILE: secrets/ci does not exist']);
  });

  it('refuses a file that may not be read', async () => {
    expect(await problemsWith({ status: 'unreadable', reason: 'may not be read by this user' })).toEqual([
      'signalbox.yaml:4:19 notify.tokens[0].token_FILE: secrets/ci may not be read by this user',
    ]);
  });

  it('warns of a file that everybody may read', async () => {
    const file = { status: 'read', bytes: new TextEncoder().encode(TOKEN), isWorldReadable: true } as const;

    expect(await warningLines(YAML, { files: { 'secrets/ci': file } })).toEqual([
      'signalbox.yaml:4:19 notify.tokens[0].token_FILE: secrets/ci can be read by every user of this machine',
    ]);
  });

  it.each([
    ['a secret and its file', `token: ${TOKEN}, token_FILE: secrets/ci`, 'token_FILE: stands beside token; keep one of the two'],
    ['a number', 'token: 12345678901234567890', 'token: must be text in quotes'],
    ['a list', 'token: [a]', 'token: must be text in quotes'],
    ['an empty value', 'token: ', 'token: is empty; give it a value or remove it'],
    ['an empty text', "token: ''", 'token: is empty'],
    ['a number for the path of a file', 'token_FILE: 1', 'token_FILE: must be the path of a file'],
    ['no path of a file', "token_FILE: ''", 'token_FILE: must be the path of a file'],
  ])('refuses %s', async (_, fields, problem) => {
    const lines = await problemLines(`notify: { tokens: [{ name: ci, ${fields} }] }\n`, { files: { 'secrets/ci': TOKEN } });

    expect(lines.map((line) => line.replace(/^\S+ notify\.tokens\[0\]\./, ''))).toEqual([problem]);
  });

  it('refuses neither a secret nor its file', async () => {
    expect(await problemLines('notify: { accessKeys: [{ name: batch, keys: [{ accessKeyId: SBKEY }] }] }\n')).toEqual([
      expect.stringContaining('notify.accessKeys[0].keys[0].secretAccessKey: is missing; give secretAccessKey or secretAccessKey_FILE'),
    ]);
  });
});
