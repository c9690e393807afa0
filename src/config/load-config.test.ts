import { readFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { Secret } from '../lib/secret.ts';
import { formatProblems } from './format-problems.ts';
import { loadConfig } from './load-config.ts';
import { Config } from './schema.ts';
import { arbitraryConfigInput, toVariables, withSecrets, withSecretTexts } from './testing/arbitrary-config.ts';
import { loadText, loadValid, problemLines, warningLines } from './testing/load-text.ts';
import { memoryFiles } from './testing/memory-files.ts';

const NO_FILES = memoryFiles({});

describe('loadConfig', () => {
  it('uses the defaults where there is no file', async () => {
    const outcome = await loadConfig({ environment: {}, readFile: NO_FILES });

    expect(outcome).toEqual({ status: 'ok', config: Config.parse({}), warnings: [] });
  });

  it('reads signalbox.yaml where no file is named', async () => {
    const outcome = await loadConfig({ environment: {}, readFile: memoryFiles({ 'signalbox.yaml': 'logLevel: debug\n' }) });

    expect(outcome).toMatchObject({ status: 'ok', config: { logLevel: 'debug' }, file: 'signalbox.yaml' });
  });

  it('refuses a named file that does not exist', async () => {
    const outcome = await loadConfig({ file: 'other.yaml', environment: {}, readFile: NO_FILES });

    expect(outcome).toEqual({ status: 'invalid', problems: [{ path: '', text: 'does not exist' }], warnings: [], file: 'other.yaml' });
  });

  it('refuses a folder in the place of the file', async () => {
    const folder = { status: 'unreadable', reason: 'is a folder, not a file' } as const;

    expect(await problemLines(folder)).toEqual(['signalbox.yaml: is a folder, not a file']);
  });

  it('refuses a file over 1 MB', async () => {
    expect(await problemLines(`# ${'x'.repeat(1024 * 1024)}\n`)).toEqual(['signalbox.yaml: is larger than 1024 KB']);
  });

  it('refuses what is no text', async () => {
    expect(await problemLines(Uint8Array.of(0xff, 0xfe, 0x61, 0x00))).toEqual(['signalbox.yaml: is UTF-16 text; save it as UTF-8']);
    expect(await problemLines(Uint8Array.of(0x61, 0x00))).toEqual(['signalbox.yaml: is not text: it holds control characters']);
    expect(await problemLines(Uint8Array.of(0xc3, 0x28))).toEqual(['signalbox.yaml: is not UTF-8 text']);
  });

  it.each(['', '\n', '# nothing yet\n', '---\n'])('warns that a file without keys is empty: %j', async (yaml) => {
    const outcome = await loadText(yaml);

    expect(outcome).toMatchObject({ status: 'ok', config: Config.parse({}) });
    expect(outcome.warnings).toEqual([{ path: '', text: 'is empty; the defaults are used' }]);
  });

  it('reads a file with byte order mark and Windows line ends, and counts its lines right', async () => {
    const lines = await problemLines('\uFEFFlogLevel: info\r\nserver:\r\n  port: no\r\n');

    expect(lines).toEqual(['signalbox.yaml:3:9 server.port: must be a whole number from 0 to 65535; got "no"']);
  });

  it('freezes the configuration all the way down', async () => {
    const config = await loadValid('administrators: [web:ana]\n');

    expect(Object.isFrozen(config.server)).toBe(true);
    expect(() => config.administrators.push('web:eve')).toThrow(TypeError);
  });

  it('finds ten faults of ten kinds in one go', async () => {
    const yaml = await readFile(new URL('__fixtures__/ten-faults.yaml', import.meta.url));

    const lines = await problemLines(yaml, { file: 'ten-faults.yaml' });

    expect(lines).toHaveLength(10);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('__golden__/ten-faults.txt');
  });

  it('loads what the schema accepts as it was before it was written', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryConfigInput(), async (input) => {
        const config = await loadValid(stringify(input));

        expect(withSecretTexts(config)).toEqual(withSecretTexts(Config.parse(withSecrets(input))));
      }),
      { numRuns: 60 },
    );
  });

  it('loads the same from the environment as from the file', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryConfigInput(), async (input) => {
        const config = await loadValid('{}', { environment: toVariables(input) });

        expect(withSecretTexts(config)).toEqual(withSecretTexts(await loadValid(stringify(input))));
      }),
      { numRuns: 60 },
    );
  });

  it('answers any text with an outcome', async () => {
    const anyYaml = fc.stringMatching(/^[abnot:\-[\]{}"'&*!|>%@#,?\n\t ~0]{0,40}$/);
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyYaml, fc.string({ unit: 'binary' })), async (yaml) => {
        const outcome = await loadText(yaml);

        expect(outcome.status === 'ok' || outcome.problems.length > 0).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('shows no secret, wherever one stands', async () => {
    const token = 'q7Hd0sLw93kfPz2mXv5t';
    const places = [
      `slack: { workspaces: [{ workspaceId: ${token}, botToken: ${token} }] }`,
      `slack: { workspaces: [{ workspaceId: T0, botToken_FILE: ${token} }] }`,
      `slack: ${token}`,
      `slack: { botTken: ${token}, ${token}: 1 }`,
      `storage: { postgresUrl: mysql://me:${token}@db/x }`,
      `logLevel: ${token}\nserver: { port: ${token}, publicUrl: "http://me:${token}@host" }`,
      `notify: { tokens: [{ name: a, token: ${token} }, { name: b, token: ${token} }] }`,
      `notify: { tokens: [{ name: a, token: " ${token}" }] }`,
      `dataFolder: ${token}: ${token}`,
      `dataFolder: "${token}`,
      `administrators: [${token}`,
      `administrators: [${token}]`,
      `${token}`,
      `*${token}`,
      `a: !${token} ${token}`,
    ];

    for (const yaml of places) {
      const outcome = await loadText(yaml, { environment: { SIGNALBOX_STORAGE_POSTGRES_URL_FILE: token, SIGNALBOX_SERVER_PORT: token } });

      expect(outcome.status).toBe('invalid');
      expect(JSON.stringify(outcome)).not.toContain(token);
    }
  });

  it('prints a configuration without its secrets', async () => {
    const token = 'q7Hd0sLw93kfPz2mXv5t';
    const config = await loadValid(
      `notify: { tokens: [{ name: a, token: ${token} }] }\nstorage: { postgresUrl: "postgres://u:${token}@db/x" }`,
    );

    expect(config.notify.tokens[0]?.token?.reveal()).toBe(token);
    expect(JSON.stringify(config)).not.toContain(token);
    expect(inspect(config, { depth: Infinity, showHidden: true })).not.toContain(token);
    expect(String(config.storage.postgresUrl)).not.toContain(token);
  });

  it('warns where everybody can read a file with secrets', async () => {
    const bytes = new TextEncoder().encode('notify: { tokens: [{ name: a, token: aaaaaaaaaaaaaaaaaaaa }] }');

    const lines = await warningLines({ status: 'read', bytes, isWorldReadable: true });

    expect(lines).toEqual(['signalbox.yaml: holds secrets and can be read by every user of this machine']);
  });

  it('says nothing where everybody can read a file without secrets', async () => {
    const bytes = new TextEncoder().encode('logLevel: info');

    expect(await warningLines({ status: 'read', bytes, isWorldReadable: true })).toEqual([]);
  });

  it('starts relative paths of the file at its folder, and those of the environment at the working folder', async () => {
    const yaml = 'dataFolder: ./data\nserver: { adminSocket: /run/signalbox.sock }\nnotify: { tokens: [{ name: a, token_FILE: token }] }\n';
    const files = { '/etc/signalbox/token': 'a'.repeat(20) };
    const file = '/etc/signalbox/signalbox.yaml';

    const fromFile = await loadValid(yaml, { file, files });
    const fromEnvironment = await loadValid(yaml, { file, files, environment: { SIGNALBOX_DATA_FOLDER: './elsewhere' } });
    const fromDefault = await loadValid('logLevel: info', { file });

    expect(fromFile.dataFolder).toBe('/etc/signalbox/data');
    expect(fromFile.server.adminSocket).toBe('/run/signalbox.sock');
    expect(fromEnvironment.dataFolder).toBe('./elsewhere');
    expect(fromDefault.dataFolder).toBe('./data');
  });

  it('sorts problems by their line and puts those of the environment last', async () => {
    const lines = await problemLines('logLevel: loud\nserver: { port: -1, host: "" }\nnope: 1\n', {
      environment: { SIGNALBOX_SNS_REQUIRE_SIGNATURE_VERSION2: 'maybe' },
    });

    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      'signalbox.yaml:1:11',
      'signalbox.yaml:2:17',
      'signalbox.yaml:2:27',
      'signalbox.yaml:3:1',
      'SIGNALBOX_SNS_REQUIRE_SIGNATURE_VERSION2',
    ]);
  });

  it('reports what the environment says although the file cannot be read', async () => {
    const outcome = await loadConfig({ file: 'gone.yaml', environment: { SIGNALBOX_SERVER_PORT: 'x' }, readFile: NO_FILES });

    expect(outcome.status === 'invalid' ? formatProblems(outcome) : []).toEqual([
      'gone.yaml: does not exist',
      'SIGNALBOX_SERVER_PORT server.port: must be a whole number; got "x"',
    ]);
  });

  it('keeps secrets as secrets', async () => {
    const config = await loadValid('{}', { environment: { SIGNALBOX_STORAGE_POSTGRES_URL: 'postgres://db/x' } });

    expect(config.storage.postgresUrl).toBeInstanceOf(Secret);
  });
});
