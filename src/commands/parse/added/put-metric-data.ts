// Added arguments of `cloudwatch put-metric-data` (awscli/customizations/putmetricdata.py): one metric without its list.
import { firstDraftOf, type AddedArgument, type AddedEffect } from './added-argument.ts';
import { parseTimestamp } from '../parse-timestamp.ts';

/** `--metric-name`, `--value`, `--unit` and the others. */
export const putMetric: AddedArgument = ({ name, words: [text = ''] }, effect) => {
  const metric = firstDraftOf(effect.params, 'MetricData');
  switch (name) {
    case 'metric-name':
      metric['MetricName'] = text;
      break;
    case 'unit':
      metric['Unit'] = text;
      break;
    case 'timestamp':
      metric['Timestamp'] = parseTimestamp(text);
      if (metric['Timestamp'] === undefined) effect.problems.push('--timestamp takes a time such as 2026-01-31T12:00:00Z');
      break;
    case 'dimensions':
      metric['Dimensions'] = pairs(text, name, effect).map(([key, value]) => ({ Name: key, Value: value }));
      break;
    case 'statistic-values':
      metric['StatisticValues'] = Object.fromEntries(pairs(text, name, effect).map(([key, value]) => [key, number(value, name, effect)]));
      break;
    default:
      metric[name === 'value' ? 'Value' : 'StorageResolution'] = number(text, name, effect);
  }
};

function pairs(text: string, name: string, { problems }: AddedEffect): readonly (readonly [string, string])[] {
  return text.split(',').map((pair) => {
    const [key = '', value, ...more] = pair.split('=');
    if (value === undefined || more.length > 0) problems.push(`--${name} takes name=value pairs with commas between them`);
    return [key, value ?? ''];
  });
}

function number(text: string, name: string, { problems }: AddedEffect): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) problems.push(`--${name} takes numbers`);
  return value;
}
