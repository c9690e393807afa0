import { describe, expect, it } from 'vitest';
import type { OwnView } from '../../domain/command.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { composeListing } from './compose-listing.ts';

type Listing = Extract<OwnView, { kind: 'object-listing' }>;

function listed(output: Readonly<Record<string, unknown>>, view: Partial<Listing> = {}): readonly string[] {
  const whole: Listing = { kind: 'object-listing', prefix: '', isRecursive: false, isHumanReadable: false, isSummarized: false, ...view };
  const { headline, blocks } = composeListing(output, whole);
  const title = { spans: [{ kind: 'text' as const, text: headline }] };
  return renderPlainText({ title, tone: 'good', blocks, fallbackText: '' })
    .split('\n')
    .filter((line) => line.trim() !== '');
}

const CONTENTS = [
  { Key: 'a/b.txt', Size: 10, LastModified: new Date('2026-01-02T03:04:05Z') },
  { Key: 'a/c.zip', Size: 3_000_000, LastModified: new Date('2026-01-02T03:04:06Z') },
];

describe('composeListing', () => {
  it('shows buckets with the time at which they were made', () => {
    expect(listed({ Buckets: [{ Name: 'shop', CreationDate: new Date('2026-01-02T03:04:05Z') }] })).toEqual([
      '1 bucket',
      '    2026-01-02 03:04:05 shop',
    ]);
  });

  it('shows prefixes and objects as the AWS CLI does', () => {
    expect(listed({ CommonPrefixes: [{ Prefix: 'a/old/' }], Contents: CONTENTS }, { prefix: 'a/' })).toEqual([
      '1 prefix, 2 objects',
      '                               PRE old/',
      '    2026-01-02 03:04:05         10 b.txt',
      '    2026-01-02 03:04:06    3000000 c.zip',
    ]);
  });

  it('shows whole keys where it goes all the way down, sizes for people, and sums', () => {
    const view = { prefix: 'a/', isRecursive: true, isHumanReadable: true, isSummarized: true };

    expect(listed({ Contents: CONTENTS }, view)).toEqual([
      '2 objects',
      '    2026-01-02 03:04:05   10 Bytes a/b.txt',
      '    2026-01-02 03:04:06    2.9 MiB a/c.zip',
      'Total Objects: 2, Total Size: 2.9 MiB',
    ]);
  });

  it('says so where there is nothing, and where there is more', () => {
    expect(listed({})).toEqual(['nothing', 'There is nothing.']);
    const many = Array.from({ length: 60 }, (_, position) => ({ Key: `k${position}`, Size: 1, LastModified: new Date(0) }));
    expect(listed({ Contents: many }).at(-1)).toContain('10 more');
  });
});
