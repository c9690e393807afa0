import { describe, expect, it } from 'vitest';
import { generateConfigReference, listStaleFiles } from '../../scripts/generate-config-reference.ts';
import { readConfigNode } from '../../src/config/config-node.ts';
import { listVariables } from '../../src/config/list-variables.ts';
import { Config } from '../../src/config/schema.ts';

const files = generateConfigReference();
const reference = files.get('docs/reference/configuration.md') ?? '';
const schema = JSON.parse(files.get('docs/reference/signalbox.schema.json') ?? '{}') as Record<string, unknown>;

describe('generateConfigReference', () => {
  it('is checked in as it would be written now', async () => {
    expect(await listStaleFiles()).toEqual([]);
  });

  it('names every environment variable', () => {
    const unnamed = listVariables(readConfigNode(Config), '<n>').filter((name) => !reference.includes(`\`${name}\``));

    expect(unnamed).toEqual([]);
  });

  it('says what needs a restart', () => {
    expect(sectionOf('server.port')).toContain('A change needs a restart.');
    expect(sectionOf('logLevel')).not.toContain('A change needs a restart.');
  });

  it('gives editors both forms of a secret, and asks for one of them', () => {
    expect(schema).toMatchObject({
      properties: {
        slack: {
          properties: {
            workspaces: {
              items: {
                required: ['workspaceId'],
                properties: { botToken: { type: 'string' }, botToken_FILE: { type: 'string' }, appToken_FILE: { type: 'string' } },
                allOf: [{ oneOf: [{ required: ['botToken'] }, { required: ['botToken_FILE'] }] }],
              },
            },
          },
        },
      },
    });
  });

  it('tells editors that the file is strict', () => {
    expect(schema).toMatchObject({ additionalProperties: false, properties: { server: { additionalProperties: false } } });
    expect(JSON.stringify(schema)).not.toContain('isPath');
  });
});

function sectionOf(path: string): string {
  const start = reference.indexOf(`### \`${path}\``);
  return reference.slice(start, reference.indexOf('\n#', start + 1));
}
