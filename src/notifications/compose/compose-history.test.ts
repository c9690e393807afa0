import { describe, expect, it } from 'vitest';
import { aCustomNotification } from '../../domain/testing/a-custom-notification.ts';
import { anIncident, aStep } from '../../domain/testing/an-incident.ts';
import { aNotification } from '../../domain/testing/a-notification.ts';
import type { Incident } from '../../domain/incident.ts';
import { textOfSpans } from '../../messages/text-of-spans.ts';
import { composeHistory } from './compose-history.ts';

function linesOf(incident: Incident, notification = aNotification()): readonly string[] {
  return composeHistory(notification, incident).blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.map((item) => textOfSpans(item));
    return block.kind === 'paragraph' ? [textOfSpans(block.spans)] : [];
  });
}

describe('composeHistory', () => {
  it('is nothing for one step, or none', () => {
    expect(composeHistory(aNotification())).toEqual({ blocks: [], cuts: [] });
    expect(linesOf(anIncident())).toEqual([]);
  });

  it('shows time, state and summary of each step, oldest first', () => {
    const steps = [aStep(), aStep({ at: '2026-11-20T03:12:12.000Z', state: 'OK', summary: 'back\nto *normal* <!here>' })];

    expect(linesOf(anIncident({ steps }))).toEqual([
      'History',
      '2026-11-20 03:00:12 UTC ALARM CPU over 90 %',
      '2026-11-20 03:12:12 UTC OK back to *normal* <!here>',
    ]);
  });

  it('shows the last five of more and says of how many', () => {
    const steps = Array.from({ length: 8 }, (_, index) => aStep({ summary: `step ${index + 1}` }));

    const lines = linesOf(anIncident({ steps, notificationCount: 23 }));

    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe('History (last 5 of 23)');
    expect(lines[1]).toContain('step 4');
    expect(lines[5]).toContain('step 8');
  });

  it('says the same sentence once', () => {
    expect(linesOf(anIncident({ steps: [aStep(), aStep()] })).slice(1)).toEqual([
      '2026-11-20 03:00:12 UTC ALARM CPU over 90 %',
      '2026-11-20 03:00:12 UTC ALARM',
    ]);
  });

  it('shows the words of custom notifications without markup, and calls nobody', () => {
    const steps = [aStep({ state: '', summary: '*a* <https://example.com|b> <!channel>' }), aStep({ state: '', summary: ':rocket:' })];
    const { blocks } = composeHistory(aCustomNotification(), anIncident({ steps }));

    expect(linesOf(anIncident({ steps }), aCustomNotification()).slice(1)).toEqual([
      '2026-11-20 03:00:12 UTC a b @channel',
      '2026-11-20 03:00:12 UTC 🚀',
    ]);
    expect(JSON.stringify(blocks)).not.toMatch(/"kind":"(mention|link)"/);
  });

  it('bounds summaries and states', () => {
    const steps = [aStep(), aStep({ state: 's'.repeat(500), summary: 'x'.repeat(500) })];

    expect(linesOf(anIncident({ steps })).at(-1)).toHaveLength('2026-11-20 03:00:12 UTC '.length + 100 + 1 + 160);
  });
});
