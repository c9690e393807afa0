import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOutput } from './testing/any-output.ts';
import { drawAlarmHistory } from './draw-alarm-history.ts';

const hour = (hours: number): string => new Date(Date.UTC(2026, 2, 1, hours)).toISOString();

function change(hours: number, [from, to]: readonly [string, string], more: object = {}): unknown {
  return {
    AlarmName: 'orders-5xx',
    Timestamp: new Date(hour(hours)),
    HistoryItemType: 'StateUpdate',
    HistorySummary: `Alarm updated from ${from} to ${to}`,
    HistoryData: JSON.stringify({ version: '1.0', oldState: { stateValue: from }, newState: { stateValue: to } }),
    ...more,
  };
}

const draw = (items: readonly unknown[], window = { from: hour(0), to: hour(20) }) =>
  drawAlarmHistory({ AlarmHistoryItems: items }, window, false);

describe('drawAlarmHistory', () => {
  it('goes from change to change, from the beginning to the end of the time', () => {
    expect(draw([change(10, ['ALARM', 'OK']), change(8, ['OK', 'ALARM'])])).toEqual({
      kind: 'states',
      title: 'State of orders-5xx',
      lanes: [
        {
          name: 'orders-5xx',
          spans: [
            { from: hour(0), to: hour(8), state: 'OK' },
            { from: hour(8), to: hour(10), state: 'ALARM' },
            { from: hour(10), to: hour(20), state: 'OK' },
          ],
        },
      ],
      isSample: false,
    });
  });

  it('takes account of changes of state alone', () => {
    const items = [
      change(8, ['OK', 'ALARM']),
      { AlarmName: 'orders-5xx', Timestamp: new Date(hour(9)), HistoryItemType: 'Action', HistorySummary: 'Successfully executed action' },
      { AlarmName: 'orders-5xx', Timestamp: new Date(hour(9)), HistoryItemType: 'ConfigurationUpdate', HistorySummary: 'from OK to ALARM' },
    ];

    expect(draw(items)?.lanes[0]?.spans).toHaveLength(2);
    expect(draw(items.slice(1))).toBeUndefined();
  });

  it.each(['{"version":"1.0","oldState":{"stateVal', '', 'null', '[]', '{}', undefined, 7])(
    'reads the states from the summary where the data are %j',
    (data) => {
      expect(draw([change(8, ['OK', 'ALARM'], { HistoryData: data })])?.lanes[0]?.spans).toEqual([
        { from: hour(0), to: hour(8), state: 'OK' },
        { from: hour(8), to: hour(20), state: 'ALARM' },
      ]);
    },
  );

  it('leaves free what nobody knows', () => {
    const unreadable = change(8, ['OK', 'ALARM'], { HistoryData: 'broken', HistorySummary: 'masked' });

    expect(draw([unreadable, change(12, ['ALARM', 'OK'])])?.lanes[0]?.spans).toEqual([{ from: hour(12), to: hour(20), state: 'OK' }]);
    expect(draw([unreadable])).toBeUndefined();
  });

  it('shows a little of before where the beginning is not known, and ends with the newest change where newer ones are elsewhere', () => {
    const spans = drawAlarmHistory({ AlarmHistoryItems: [change(0, ['OK', 'ALARM']), change(20, ['ALARM', 'OK'])] }, {}, false)?.lanes[0]
      ?.spans;

    expect(spans).toEqual([
      { from: new Date(Date.parse(hour(0)) - 3_600_000).toISOString(), to: hour(0), state: 'OK' },
      { from: hour(0), to: hour(20), state: 'ALARM' },
    ]);
  });

  it('has a lane for each of six alarms, and says how many there are', () => {
    const items = Array.from({ length: 8 }, (_, index) => change(index + 1, ['OK', 'ALARM'], { AlarmName: `alarm-${index}` }));

    expect(draw(items)).toMatchObject({ title: 'States of alarms', note: '6 of 8 alarms', lanes: { length: 6 } });
  });

  it('takes any answer', () => {
    fc.assert(
      fc.property(anyOutput, (output) => {
        const update = { ...output, HistoryItemType: 'StateUpdate', AlarmName: 'a', Timestamp: hour(3) };

        const spans = draw([output, update, change(8, ['OK', 'ALARM'])])?.lanes.flatMap((lane) => lane.spans) ?? [];

        expect(spans.every(({ from, to }) => Date.parse(from) < Date.parse(to))).toBe(true);
        expect(spans.some(({ state }) => state === 'ALARM')).toBe(true);
      }),
    );
  });
});
