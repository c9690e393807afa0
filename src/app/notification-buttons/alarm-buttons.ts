// The buttons under an alarm that goes off: the log of what it watches around its time, whole and its errors alone, the instance that it
// watches, and an hour without what the alarm does.
import { optionWithValue, shellQuote } from '../../commands/parse/shell-quote.ts';
import { ERROR_LINES } from '../../commands/query-log-insights.ts';
import { parseArn, resourceName } from '../../domain/arn.ts';
import { isThingName } from '../../domain/notification-thing.ts';
import { contextQuestions, ERROR_PATTERN } from '../../notifications/enrich/context-questions.ts';
import type { ButtonSource, ButtonSubject, ButtonWish, NeededCommand } from './button-source.ts';
import { inPlaceOfEvent } from './in-place.ts';
import { instanceButtons } from './thing-buttons.ts';

/** Where CloudWatch names the instance of a metric. */
const INSTANCE_DIMENSION = 'InstanceId';

/** Offers what helps with an alarm. */
export const alarmButtons: ButtonSource = (subject) => {
  const { alarm, state } = subject.notification;
  if (alarm === undefined || state !== 'ALARM') return [];
  return [...logButtons(subject), ...buttonsOfInstance(subject), ...muteButton(subject)];
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
  const insights = `logs insights ${optionWithValue('group', group)} --since ${from} --until ${to}`;
  const tail = `logs tail ${shellQuote(group)} --since ${from} --end-time ${Date.parse(to)}`;
  return [
    ...logButton('Show logs', { insights, tail }, { group, subject }),
    ...logButton(
      'Show error logs',
      {
        insights: `${insights} ${optionWithValue('query-string', ERROR_LINES)}`,
        tail: `${tail} ${optionWithValue('filter-pattern', ERROR_PATTERN)}`,
      },
      { group, subject },
    ),
  ];
}

/** A query of Logs Insights finds its lines in any amount of others; where the channel may not ask one, the lines are read as they lie. */
function logButton(
  text: string,
  lines: { readonly insights: string; readonly tail: string },
  { group, subject }: { readonly group: string; readonly subject: ButtonSubject },
): readonly ButtonWish[] {
  const [insights, tail] = [lines.insights, lines.tail].map((line) => inPlaceOfEvent(line, subject));
  if (insights === undefined || tail === undefined) return [];
  const named = optionWithValue('log-group-name', group);
  return [
    {
      button: { text, command: insights, style: 'plain' },
      needs: [
        need('logs start-query', `${named} --start-time 0 --end-time 1 --query-string x`),
        // Its results are of a query, whose log group nobody names.
        need('logs get-query-results', '--query-id 00000000-0000-0000-0000-000000000000'),
      ],
      otherwise: { button: { text, command: tail, style: 'plain' }, needs: [need('logs filter-log-events', named)] },
    },
  ];
}

function need(command: string, options: string): NeededCommand {
  return { line: `${command} ${options}`, shape: command };
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

// A name that stands in a line by itself. Match: High CPU: orders/payment. Near miss: a name with a line break in it.
const ALARM_NAME = /^[^\p{C}\p{Zl}\p{Zp}]{1,255}$/u;

/** What CloudWatch does for the alarm is stopped there, for all who hear of it: not what one presses first. */
function muteButton(subject: ButtonSubject): readonly ButtonWish[] {
  const arn = parseArn(subject.notification.alarm?.arn ?? '');
  const name = arn === undefined ? '' : resourceName(arn);
  const command = ALARM_NAME.test(name)
    ? inPlaceOfEvent(`cloudwatch mute-alarm ${optionWithValue('alarm-name', name)} --for 1h`, subject)
    : undefined;
  if (command === undefined) return [];
  const rule = '{"Schedule":{"Expression":"at(2026-01-01T00:00)","Duration":"PT60M"}}';
  const targets = JSON.stringify({ AlarmNames: [name] });
  return [
    {
      button: { text: 'Mute for 1 h', command, style: 'plain', isSecondary: true },
      needs: [
        need(
          'cloudwatch put-alarm-mute-rule',
          [optionWithValue('name', 'signalbox-x'), optionWithValue('rule', rule), optionWithValue('mute-targets', targets)].join(' '),
        ),
      ],
    },
  ];
}
