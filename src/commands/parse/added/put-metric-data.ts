// Added arguments of `cloudwatch put-metric-data` (awscli/customizations/putmetricdata.py): one metric without its list.
import { firstDraftOf, type AddedArgument, type AddedEffect } from './added-argument.ts';
import { quote } from '../parse-failure.ts';
import { parseTimestamp } from '../parse-timestamp.ts';
import { readScalar } from '../read-scalar.ts';

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
      metric['Timestamp'] = instant(text, effect);
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

function instant(text: string, { problems }: AddedEffect): Date | undefined {
  const read = parseTimestamp(text);
  if (read === undefined) problems.push('--timestamp takes a time such as 2026-01-31T12:00:00Z');
  return read;
}

function number(text: string, name: string, { problems }: AddedEffect): number | undefined {
  const outcome = readScalar(text, 'number', { isText: true, isBinaryBase64: false });
  if (outcome.status === 'read') return outcome.value as number;
  problems.push(`--${name} takes numbers, not ${quote(text)}`);
  return undefined;
}
