import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mutingKey } from '../../domain/incident-look.ts';
import type { InhibitionRule } from '../../domain/inhibition-rule.ts';
import { parseMatcher, type Matcher } from '../../domain/matcher.ts';
import type { IncidentTransition } from '../../domain/notification.ts';
import { openContext, type TestContext } from '../testing/open-context.ts';
import { MutingBook } from './muting-book.ts';
import { noteInhibitors } from './note-inhibitors.ts';

function matchersOf(...texts: readonly string[]): readonly Matcher[] {
  return texts.flatMap((text) => {
    const parsed = parseMatcher(text);
    return parsed.status === 'ok' ? [parsed.matcher] : [];
  });
}

const rule: InhibitionRule = {
  name: 'region-down',
  sources: matchersOf('kind="AWS Health"', 'severity=critical'),
  targets: matchersOf('severity=high,critical'),
  equal: ['region'],
};

interface Told {
  readonly kind: string;
  readonly severity: string;
  readonly region?: string;
}

const labelsOf =
  (told: Told) =>
  (label: string): readonly string[] =>
    Object.entries(told).flatMap(([name, value]: [string, string]) => (name === label ? [value] : []));

let context: TestContext;
let book: MutingBook;
beforeEach(async () => {
  context = await openContext();
  book = new MutingBook(() => ({ inhibitions: [rule], maintenance: [] }));
});
afterEach(() => context.close());

const outage: Told = { kind: 'AWS Health', severity: 'critical', region: 'eu-central-1' };
const alarm: Told = { kind: 'CloudWatch Alarm', severity: 'high', region: 'eu-central-1' };

async function tell(told: Told, transition: IncidentTransition, { key = 'outage', at = context.now() } = {}): Promise<void> {
  const changed = await context.store.write((records) =>
    noteInhibitors(
      records,
      {
        notification: { incident: { key, transition }, occurredAt: at.toISOString() },
        labels: labelsOf(told),
        title: 'EC2 in eu-central-1',
        now: context.now(),
      },
      book,
    ),
  );
  book.note(changed);
}

const mutingOf = (told: Told, incidentKey = 'alarm') =>
  book.find({ configurationName: 'ops', labels: labelsOf(told), incidentKey, now: context.now() });

describe('MutingBook with an inhibition', () => {
  it('keeps targets quiet while a source with the same values is open', async () => {
    expect(mutingOf(alarm)).toBeUndefined();
    await tell(outage, 'open');

    expect(mutingOf(alarm)).toMatchObject({
      kind: 'inhibition',
      text: 'kept back while this lasts: EC2 in eu-central-1 (inhibition region-down)',
    });
    expect(mutingOf({ ...alarm, region: 'us-east-1' })).toBeUndefined();
    expect(mutingOf({ ...alarm, severity: 'low' })).toBeUndefined();
    await tell({ ...outage, severity: 'info' }, 'close');
    expect(mutingOf(alarm)).toBeUndefined();
  });

  it('keeps neither the source itself quiet nor another that is both source and target', async () => {
    await tell(outage, 'open');

    expect(mutingOf(outage, 'outage')).toBeUndefined();
    expect(mutingOf(outage, 'another outage')).toBeUndefined();
  });

  it('knows after a restart, and on another node, what is open', async () => {
    await tell(outage, 'open');
    const other = new MutingBook(() => book.rules);
    await other.refresh(context.store.records, context.now());

    expect(other.find({ configurationName: 'ops', labels: labelsOf(alarm), incidentKey: 'alarm', now: context.now() })).toBeDefined();
  });

  it('lets targets speak where the source is no longer bad enough, and where nothing is heard of it for a day', async () => {
    await tell(outage, 'open');
    await tell({ ...outage, severity: 'medium' }, 'update');
    expect(mutingOf(alarm)).toBeUndefined();

    context.advance(1_000);
    await tell(outage, 'update');
    expect(mutingOf(alarm)).toBeDefined();
    context.advance(24 * 60 * 60_000);
    expect(mutingOf(alarm)).toBeUndefined();
  });

  it('is not opened by a beginning that comes after its end', async () => {
    const began = context.now();
    context.advance(60_000);
    await tell(outage, 'open', { at: began });
    await tell(outage, 'close');
    await tell(outage, 'update', { at: new Date(began.getTime() + 1_000) });

    expect(mutingOf(alarm)).toBeUndefined();
  });

  it('says that what kept something back may have ended once no source with its values is open', async () => {
    await tell(outage, 'open');
    await tell(outage, 'open', { key: 'second outage' });
    const muting = mutingOf(alarm);
    const key = muting === undefined ? '' : mutingKey(muting);
    await tell(outage, 'close');
    expect(book.mayHaveEnded(key, context.now())).toBe(false);

    await tell(outage, 'close', { key: 'second outage' });
    expect(book.mayHaveEnded(key, context.now())).toBe(true);
  });
});
