import { describe, expect, it } from 'vitest';
import type { Member, Shape } from '../../catalogue/shape.ts';
import { refuseFile } from './refuse-file.ts';

function member(name: string, kind: 'string' | 'blob' | 'list' | 'structure' | 'document' = 'string'): Member {
  const string: Shape = { kind: 'string', isSensitive: false };
  const shapes: Readonly<Record<typeof kind, Shape>> = {
    string,
    blob: { kind: 'blob', isSensitive: false },
    document: { kind: 'document', isSensitive: false },
    list: { kind: 'list', isSensitive: false, element: string },
    structure: { kind: 'structure', name, isUnion: false, isSensitive: false, members: new Map() },
  };
  return { name, shape: shapes[kind], isRequired: false, isIdempotencyToken: false, isSensitive: false, isStreaming: false };
}

describe('refuseFile', () => {
  it.each(['file://policy.json', 'fileb://code.zip', 'FILE:///etc/passwd', ' file://x', 'FileB://x'])(
    'refuses the file %j whatever it is for',
    (value) => {
      for (const one of [member('QueueUrl'), member('Policy'), member('Body', 'blob'), undefined]) {
        expect(refuseFile(value, 'policy', one)).toContain('--policy');
      }
    },
  );

  it.each(['https://a.example/policy.json', 'HTTP://169.254.169.254/latest'])('refuses %s where it would be fetched', (value) => {
    expect(refuseFile(value, 'policy', member('PolicyDocument'))).toContain('nothing is fetched');
    expect(refuseFile(value, 'template-body', member('TemplateBody'))).toContain('nothing is fetched');
    expect(refuseFile(value, 'body', member('Body', 'blob'))).toContain('nothing is fetched');
    expect(refuseFile(value, 'filters', member('Filters', 'structure'))).toContain('nothing is fetched');
    expect(refuseFile(value, 'count', undefined)).toContain('nothing is fetched');
  });

  it.each([
    'QueueUrl',
    'queueUrl',
    'Endpoint',
    'SourceUri',
    'RedirectUris',
    'CallbackURL',
    'Location',
    'NotificationEndpoint',
    'Value',
    'Message',
    'Name',
  ])('takes an address for %s, which can be one', (name) => {
    expect(refuseFile('https://a.example/x', name, member(name))).toBeUndefined();
    expect(refuseFile('https://a.example/x', name, member(name, 'list'))).toBeUndefined();
  });

  it.each(['profile://x', 'myfile://x', 's3://bucket/key', 'filea', '', 'file:/x', 'see file://x'])('takes %j', (value) => {
    expect(refuseFile(value, 'name', member('Policy'))).toBeUndefined();
  });
});
