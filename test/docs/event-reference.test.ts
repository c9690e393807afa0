import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EVENT_REFERENCE, writeEventReference } from '../../scripts/generate-event-reference.ts';

describe('event reference', () => {
  it('is what the recipes say', () => {
    expect(readFileSync(new URL(`../../${EVENT_REFERENCE}`, import.meta.url), 'utf8')).toBe(writeEventReference());
  });

  it('says of a source its kinds, its incident and its severity', () => {
    const row = writeEventReference()
      .split('\n')
      .find((line) => line.includes('GuardDuty Finding'));

    expect(row?.replaceAll(/ +/g, ' ')).toBe(
      '| `aws.guardduty`: GuardDuty Finding | condition: `aws.guardduty` and `id`; closed by `service.archived`: true | `severity`, else by state |',
    );
  });
});
