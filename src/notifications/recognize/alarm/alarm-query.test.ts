import { describe, expect, it } from 'vitest';
import { alarmQuery } from './alarm-query.ts';
import type { AlarmMetric, AlarmTerm } from './alarm-term.ts';
import type { Alarm } from './alarm.ts';

const origin = { accountId: '123456789012', region: 'eu-west-1', facts: [] };
const metric: AlarmMetric = { namespace: 'AWS/Lambda', metricName: 'Errors', dimensions: [], statistic: 'Sum', periodSeconds: 60 };
const only: AlarmTerm = { isWatched: true, metric };
const rate: AlarmTerm = { id: 'rate', isWatched: true, expression: '100 * m0 / m1' };
const inputs = (count: number): AlarmTerm[] => Array.from({ length: count }, (_, index) => ({ id: `m${index}`, isWatched: false, metric }));
const queryOf = (terms: readonly AlarmTerm[], more: Partial<Alarm> = {}) =>
  alarmQuery({ name: 'a', state: 'ALARM', terms, condition: {}, children: [], rest: {}, ...more }, origin);

describe('alarmQuery', () => {
  it('gives the only metric an id', () => {
    expect(queryOf([only])).toEqual({
      accountId: '123456789012',
      region: 'eu-west-1',
      periodSeconds: 60,
      queries: [
        {
          id: 'm1',
          metric: { namespace: 'AWS/Lambda', metricName: 'Errors', dimensions: [], statistic: 'Sum' },
          periodSeconds: 60,
          isReturned: true,
        },
      ],
      watchedId: 'm1',
    });
  });

  it('asks for the points of five inputs of an expression at most, and of no expression in between', () => {
    const between: AlarmTerm = { id: 'e1', isWatched: false, expression: 'm0 + m1' };

    const returned = queryOf([rate, between, ...inputs(7)])?.queries.filter(({ isReturned }) => isReturned);

    expect(returned?.map(({ id }) => id)).toEqual(['rate', 'm0', 'm1', 'm2', 'm3', 'm4']);
  });

  it('takes the longest period of an expression’s metrics', () => {
    const coarse: AlarmTerm = { id: 'm1', isWatched: false, metric: { ...metric, periodSeconds: 300 } };

    expect(queryOf([rate, ...inputs(1), coarse])?.periodSeconds).toBe(300);
  });

  it('does not ask for the inputs of a metric with a band', () => {
    const terms: AlarmTerm[] = [
      { id: 'm1', isWatched: true, metric },
      { id: 'ad1', isWatched: true, expression: 'ANOMALY_DETECTION_BAND(m1, 2)' },
      { id: 'm2', isWatched: false, metric },
    ];

    expect(queryOf(terms)).toMatchObject({ watchedId: 'm1', bandId: 'ad1', periodSeconds: 60 });
    expect(queryOf(terms)?.queries.map(({ isReturned }) => isReturned)).toEqual([true, true, false]);
  });

  it('has the attributes of the one contributor', () => {
    expect(queryOf([only], { contributor: { id: 'x', attributes: { TableName: 'orders' } } })?.contributor).toEqual(['orders']);
    expect(queryOf([only], { contributor: { id: 'x', attributes: {} } })).not.toHaveProperty('contributor');
  });

  const many = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);
  const metricWith = (more: Partial<AlarmMetric>): AlarmTerm[] => [{ isWatched: true, metric: { ...metric, ...more } }];

  it.each<[string, AlarmTerm[]]>([
    ['there is no term, as of a composite alarm', []],
    ['nothing is watched', inputs(2)],
    ['a metric has no statistic', [{ isWatched: true, metric: { namespace: 'n', metricName: 'm', dimensions: [], periodSeconds: 60 } }]],
    ['a metric has no name', metricWith({ metricName: ' ' })],
    ['a name is too long', metricWith({ namespace: 'n'.repeat(256) })],
    ['a metric has more than 30 dimensions', metricWith({ dimensions: many(31, { name: 'n', value: 'v' }) })],
    ['a dimension has no value', metricWith({ dimensions: [{ name: 'n', value: '' }] })],
    ['the period is no period of CloudWatch', metricWith({ periodSeconds: 90 })],
    ['the period is longer than an alarm looks back', metricWith({ periodSeconds: 8 * 86_400 })],
    ['the period is negative', metricWith({ periodSeconds: -60 })],
    ['an id has another form', [{ ...only, id: 'M 1' }]],
    ['two have one id', [rate, ...inputs(1), ...inputs(1)]],
    ['an input has no id', [rate, { isWatched: false, metric }]],
    ['an expression is too long', [{ ...rate, expression: 'm'.repeat(2049), periodSeconds: 60 }]],
    ['a term is metric and expression', [{ ...rate, metric }]],
    ['a term is neither', [rate, ...inputs(1), { id: 'e9', isWatched: false }]],
    ['no period is known', [{ ...rate, id: 'q1' }]],
    ['there are more than 500 terms', [rate, ...inputs(500)]],
  ])('is none where %s', (_where, terms) => {
    expect(queryOf(terms)).toBeUndefined();
  });

  it('is none where account or Region is not known', () => {
    const alarm: Alarm = { name: 'a', state: 'ALARM', terms: [only], condition: {}, children: [], rest: {} };

    expect(alarmQuery(alarm, { region: 'eu-west-1', facts: [] })).toBeUndefined();
    expect(alarmQuery(alarm, { accountId: '123456789012', facts: [] })).toBeUndefined();
  });
});
