import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../domain/digest.ts';
import { aDigest } from '../../domain/testing/a-digest.ts';
import { renderPlainText } from '../../messages/plain-text.ts';
import { hostileText } from '../../messages/testing/hostile-text.ts';
import { PLATFORMS, problemsOf } from '../../../test/show-message.ts';
import { composeDigest, composeDigestEnd, composeFurtherNames } from './compose-digest.ts';

const storm = aDigest({
  tally: {
    total: 412,
    overCount: 37,
    bySeverity: { high: 12, medium: 400 },
    byKind: { 'CloudWatch Alarm': 390, 'ECS Task State Change': 22 },
    byPlace: { '123456789012 eu-west-1': 400, '210987654321 us-east-1': 12 },
    byName: { 'web-cpu-high': 30, 'queue-age': 9, 'lambda-errors': 1, '': 372 },
  },
});
const critical = aDigest({
  kind: 'critical',
  tally: { ...storm.tally, total: 3, overCount: 0, bySeverity: { critical: 3 }, byKind: { 'CloudWatch Alarm': 3 } },
  listedNames: ['db-1 | eu-west-1 | 123456789012', 'db-2 | eu-west-1 | 123456789012'],
});
const file = {
  fileId: 'f1',
  name: 'messages.csv',
  mediaType: 'text/csv',
  byteCount: 40_000,
  expiresAt: '2026-03-02T03:00:00.000Z',
} as const;
const accountNames = { '123456789012': 'prod' };
const closed = (digest: Digest): Digest => ({ ...digest, closedAt: new Date(digest.openedAt.getTime() + 240_000) });

describe('composeDigest', () => {
  it('says how much came, how bad it is, of what kind, from where, and what came most often', () => {
    expect(renderPlainText(composeDigest({ digest: storm, accountNames, changeEverySeconds: 2 }))).toMatchInlineSnapshot(`
      "🌊 412 messages at once

      More came than this channel can show one by one: 412 since 2026-03-01 03:00:00 UTC; 37 of them ended meanwhile.

      Severity:             12 high, 400 medium
      Kinds:                CloudWatch Alarm ×390, ECS Task State Change ×22
      Accounts and Regions: prod (123456789012) eu-west-1 ×400, 210987654321 us-east-1 ×12

      • web-cpu-high ×30
      • queue-age ×9
      • lambda-errors
      • and 372 more

      One message in the place of many, brought up to date every 2 s. The whole list comes as a file when it is over."
    `);
  });

  it('names every critical resource, and says where the rest of them stands', () => {
    expect(renderPlainText(composeDigest({ digest: critical, accountNames, changeEverySeconds: 2 }))).toMatchInlineSnapshot(`
      "🚨 3 critical at once

      More critical messages came than can be shown one by one: 3 since 2026-03-01 03:00:00 UTC.

      Severity:             3 critical
      Kinds:                CloudWatch Alarm ×3
      Accounts and Regions: prod (123456789012) eu-west-1 ×400, 210987654321 us-east-1 ×12

      • db-1 | eu-west-1 | 123456789012
      • db-2 | eu-west-1 | 123456789012

      1 more in the replies, and in the file at the end.

      One message in the place of many, brought up to date every 2 s. The whole list comes as a file when it is over."
    `);
  });

  it('calls whom the rules of the channel call for the worst of it, and nobody once it is over', () => {
    const mentionRules = [
      { severities: ['high'], mentions: [{ target: { kind: 'everyone', scope: 'here' }, text: '@here' }] },
      { severities: ['medium'], mentions: [{ target: { kind: 'person', id: 'ana' }, text: '@ana' }] },
    ] as const;
    const said = (digest: Digest): string => renderPlainText(composeDigest({ digest, mentionRules, changeEverySeconds: 2 }));

    expect(said(storm)).toContain('@here');
    expect(said(storm)).not.toContain('@ana');
    expect(said(closed(storm))).not.toContain('@');
  });

  it('stays within the limits of every platform, whatever the names are', () => {
    const anyCounts = fc.dictionary(hostileText(), fc.nat(1_000_000), { maxKeys: 60 });
    const anyDigest = fc
      .record({
        kind: fc.constantFrom('storm', 'critical'),
        names: fc.array(hostileText(), { maxLength: 40 }),
        byKind: anyCounts,
        byPlace: anyCounts,
        byName: anyCounts,
      })
      .map(({ kind, names, ...counts }) => aDigest({ kind, listedNames: names, tally: { ...storm.tally, ...counts } }));
    fc.assert(
      fc.property(anyDigest, (digest) => {
        for (const show of Object.values(PLATFORMS)) {
          expect(problemsOf(show, composeDigest({ digest, changeEverySeconds: 2 }))).toEqual([]);
          expect(problemsOf(show, composeDigestEnd({ digest: closed(digest), file, missing: 0 }))).toEqual([]);
          expect(problemsOf(show, composeFurtherNames(digest, digest.listedNames))).toEqual([]);
        }
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });
});

describe('composeDigestEnd', () => {
  it('says when it began and ended, how much of it has ended, and carries all of it', () => {
    expect(renderPlainText(composeDigestEnd({ digest: closed(storm), file, missing: 0 }))).toMatchInlineSnapshot(`
      "🏁 Over: 412 messages in 4 min, 37 ended since

      From 2026-03-01 03:00:00 UTC to 2026-03-01 03:04:00 UTC 412 came; 37 of them ended meanwhile. Each of them is in the file.

      📎 messages.csv, 40 KB (on the page of Signalbox)"
    `);
  });

  it('says what the file has no room for', () => {
    expect(renderPlainText(composeDigestEnd({ digest: closed(storm), file, missing: 7 }))).toContain('no room for 7 of them');
  });
});
