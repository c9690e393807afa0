import { describe, expect, it } from 'vitest';
import { loadText } from './testing/load-text.ts';

async function check(notifications: string): Promise<readonly string[]> {
  const outcome = await loadText(`notifications:\n${notifications}\n`);
  const problems = outcome.status === 'invalid' ? outcome.problems : [];
  return problems.map(({ path, text }) => `${path.replace('notifications.', '')} ${text}`);
}

const inhibition = (more = ''): string =>
  `  inhibitions: [{ name: down, sources: ['kind=AWS Health*'], targets: ['severity=high'], equal: [region, tag.team]${more} }]`;
const maintenance = (more: string): string => `  maintenance: [{ name: upgrade, match: ['name=db-*'], ${more} }]`;
const nights = `  muteTimings: [{ name: nights, timeZone: Europe/Berlin, when: [{ times: ['22:00-06:00'] }] }]\n`;

describe('checkCare', () => {
  it.each([
    inhibition(),
    maintenance(`channels: [ops], start: '2026-12-24T18:00:00+01:00', end: '2026-12-24T20:00:00+01:00'`),
    `${nights}${maintenance('during: nights, reason: backup')}`,
    `  reminders: { after: [15m, 1h], severities: [critical], mentions: [] }`,
    `  flapping: { enabled: false }`,
  ])('takes on %s', async (notifications) => {
    expect(await check(notifications)).toEqual([]);
  });

  it.each([
    [`  inhibitions: [{ name: a, sources: ['colour=red'], targets: ['severity=high'] }]`, 'inhibitions[0].sources[0] names no label'],
    [`  inhibitions: [{ name: a, sources: ['severity=high'], targets: [] }]`, 'inhibitions[0].targets must have at least 1 item'],
    [`  inhibitions: [{ name: a, sources: ['kind=x'], targets: ['kind=y'], equal: [colour] }]`, 'inhibitions[0].equal[0] must be a label'],
    [maintenance('during: nigths'), 'maintenance[0].during no time window of notifications.muteTimings has this name'],
    [maintenance(`start: '2026-12-24T18:00:00Z'`), 'maintenance[0].start must have either start and end, or during'],
    [maintenance(`start: '2026-12-24T18:00:00Z', end: '2026-12-24T17:00:00Z'`), 'maintenance[0].end must be after start'],
    [maintenance(`start: tomorrow, end: '2026-12-24T17:00:00Z'`), 'maintenance[0].start must be a date with time and zone'],
    [`${nights}${maintenance('during: nights, channels: [opps]')}`, 'maintenance[0].channels[0] no channel configuration has this name'],
    [`  reminders: { after: [5s] }`, 'reminders.after[0] must be seconds, minutes or hours'],
  ])('says what is wrong with %s', async (notifications, part) => {
    expect((await check(notifications)).join('\n')).toContain(part);
  });

  it('reports names that stand twice', async () => {
    const one = `{ name: a, sources: ['kind=x'], targets: ['kind=y'] }`;

    expect(await check(`  inhibitions: [${one}, ${one}]`)).toEqual([expect.stringContaining('inhibitions[1].name the name is taken')]);
  });
});
