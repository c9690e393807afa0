// The buttons under an alarm that goes off: the log of what it watches around its time, whole and its errors alone, and the instance that it
// watches.
import { optionWithValue, shellQuote } from '../../commands/parse/shell-quote.ts';
import { isThingName } from '../../domain/notification-thing.ts';
import { contextQuestions, ERROR_PATTERN } from '../../notifications/enrich/context-questions.ts';
import type { ButtonSource, ButtonSubject, ButtonWish } from './button-source.ts';
import { inPlaceOfEvent } from './in-place.ts';
import { instanceButtons } from './thing-buttons.ts';

/** Where CloudWatch names the instance of a metric. */
const INSTANCE_DIMENSION = 'InstanceId';

/** Offers what helps with an alarm. */
export const alarmButtons: ButtonSource = (subject) => {
  const { alarm, state } = subject.notification;
  if (alarm === undefined || state !== 'ALARM') return [];
  return [...logButtons(subject), ...buttonsOfInstance(subject)];
};

function logButtons(subject: ButtonSubject): readonly ButtonWish[] {
  const questions = contextQuestions(subject.notification);
  if (questions === undefined) return [];
  // Where lines were found is known better than where they ought to be.
  const found = subject.context?.logLines?.logGroup;
  const conventional = questions.logs.flatMap((log) => (log.kind === 'group' ? [log.logGroup] : []));
  const group = found ?? conventional[0];
  if (group === undefined || !isThingName(group) || group.startsWith('-')) return [];
  const { from, to } = questions.logSpan;
  const span = `--since ${from} --end-time ${Date.parse(to)}`;
  const needs = [{ line: `logs filter-log-events ${optionWithValue('log-group-name', group)}`, shape: 'logs filter-log-events' }];
  return [
    ['Show logs', `logs tail ${shellQuote(group)} ${span}`],
    ['Show error logs', `logs tail ${shellQuote(group)} ${span} ${optionWithValue('filter-pattern', ERROR_PATTERN)}`],
  ].flatMap(([text = '', line = '']) => {
    const command = inPlaceOfEvent(line, subject);
    return command === undefined ? [] : [{ button: { text, command, style: 'plain' }, needs }];
  });
}

function buttonsOfInstance(subject: ButtonSubject): readonly ButtonWish[] {
  const { alarm, accountId } = subject.notification;
  for (const { dimensions, accountId: ofMetric } of alarm?.metrics ?? []) {
    const instance = dimensions.find(({ name }) => name === INSTANCE_DIMENSION)?.value;
    // The same id in another account is another instance.
    if (instance !== undefined && isThingName(instance) && (ofMetric ?? accountId) === accountId) return instanceButtons(instance, subject);
  }
  return [];
}
