import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Secret } from '../lib/secret.ts';
import { readConfigNode } from './config-node.ts';

describe('readConfigNode', () => {
  it('reads sections, lists and values with what people need to know of them', () => {
    const schema = z.strictObject({
      host: z.string().default('a').describe('A host.'),
      file: z.string().meta({ isPath: true }).optional().describe('A file.'),
      port: z.int().min(1).max(9).describe('A port.'),
      isOn: z.boolean().describe('A switch.'),
      level: z.enum(['low', 'high']).describe('A level.'),
      token: z
        .instanceof(Secret)
        .refine((token) => token.reveal() !== '')
        .optional()
        .describe('A token.'),
      names: z.array(z.string()).default([]).describe('Names.'),
    });

    const node = readConfigNode(schema);

    const optional = { isRequired: false, defaultValue: undefined };
    const required = { isRequired: true, defaultValue: undefined };
    const item = { kind: 'text', description: '', ...required };
    expect(node).toEqual({
      kind: 'section',
      description: '',
      ...required,
      fields: new Map<string, unknown>([
        ['host', { kind: 'text', description: 'A host.', isRequired: false, defaultValue: 'a' }],
        ['file', { kind: 'path', description: 'A file.', ...optional }],
        ['port', { kind: 'number', description: 'A port.', minimum: 1, maximum: 9, ...required }],
        ['isOn', { kind: 'boolean', description: 'A switch.', ...required }],
        ['level', { kind: 'choice', description: 'A level.', choices: ['low', 'high'], ...required }],
        ['token', { kind: 'secret', description: 'A token.', ...optional }],
        ['names', { kind: 'list', description: 'Names.', isRequired: false, defaultValue: [], item }],
      ]),
    });
  });

  it('finds a description within what wraps the value', () => {
    expect(readConfigNode(z.strictObject({}).describe('Inside.').prefault({}))).toMatchObject({
      description: 'Inside.',
      isRequired: false,
    });
  });

  it('knows a number without limits', () => {
    expect(readConfigNode(z.int())).toMatchObject({ minimum: undefined, maximum: undefined });
  });

  it.each([z.date(), z.union([z.string(), z.number()]), z.instanceof(Date), z.record(z.string(), z.string())])(
    'throws on what a configuration cannot hold',
    (schema) => {
      expect(() => readConfigNode(schema)).toThrow('a configuration cannot hold');
    },
  );
});
