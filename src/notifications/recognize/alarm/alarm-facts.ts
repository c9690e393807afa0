// What is worth knowing about an alarm beside its reason and its description: what it watches, and when it goes off.
import { parseArn } from '../../../domain/arn.ts';
import type { Fact } from '../../../domain/notification.ts';
import type { AlarmMetric, AlarmTerm } from './alarm-term.ts';
import type { Alarm, AlarmChild } from './alarm.ts';
import { readableText } from '../readable-text.ts';
import { conditionInWords } from './condition-in-words.ts';
import { watchedTerm } from './watched-term.ts';

/** How many terms of a metric math alarm are listed; CloudWatch allows ten metrics (CloudWatch user guide, metric math limits). */
const MAX_TERMS = 12;
/** How many alarms below a composite alarm are listed; CloudWatch allows 100 (CloudWatch API, PutCompositeAlarm). */
const MAX_CHILDREN = 100;

/** Longer values are cut when a message is composed. */
const CHILDREN_LINE_LENGTH = 900;

/** Returns the facts of an alarm. */
export function alarmFacts(alarm: Alarm): readonly Fact[] {
  const { previousState, rule } = alarm;
  return [
    ...textFact('Contributor', contributorInWords(alarm)),
    ...textFact('Previous state', previousState),
    ...metricFacts(alarm),
    ...textFact('Condition', conditionInWords(alarm)),
    ...childrenFacts(alarm.children),
    ...(rule === undefined ? [] : [{ label: 'Rule', value: { kind: 'code', text: rule } } as const]),
  ];
}

function contributorInWords({ contributor }: Alarm): string | undefined {
  if (contributor === undefined) return undefined;
  const attributes = Object.entries(contributor.attributes)
    .slice(0, MAX_TERMS)
    .map(([name, value]) => `${readableText(name)}=${readableText(value)}`);
  return attributes.length === 0 ? readableText(contributor.id) : attributes.join(', ');
}

function metricFacts(alarm: Alarm): readonly Fact[] {
  const metric = watchedTerm(alarm)?.metric;
  if (metric === undefined) return alarm.terms.slice(0, MAX_TERMS).flatMap(termFact);
  return [
    ...textFact('Metric', metric.statistic === undefined ? metric.metricName : `${metric.metricName} (${metric.statistic})`),
    ...textFact('Namespace', metric.namespace),
    ...textFact('Dimensions', dimensionsInWords(metric)),
    ...textFact('Account of the metric', metric.accountId === alarm.account ? undefined : metric.accountId),
  ];
}

function termFact(term: AlarmTerm, index: number): readonly Fact[] {
  const name = term.id ?? String(index + 1);
  if (term.expression !== undefined) {
    return [{ label: term.isWatched ? `Expression ${name}` : `Term ${name}`, value: { kind: 'code', text: term.expression } }];
  }
  return term.metric === undefined ? [] : textFact(`Metric ${name}`, metricInWords(term.metric));
}

function metricInWords(metric: AlarmMetric): string {
  const dimensions = dimensionsInWords(metric);
  const details = [metric.statistic, dimensions].filter((detail) => detail !== undefined).join(', ');
  return `${metric.namespace} ${metric.metricName}${details === '' ? '' : ` (${details})`}`;
}

function dimensionsInWords({ dimensions }: AlarmMetric): string | undefined {
  return dimensions.length === 0 ? undefined : dimensions.map(({ name, value }) => `${name}=${value}`).join(', ');
}

// Those in alarm first; as many facts as it takes to show all of them.
function childrenFacts(children: readonly AlarmChild[]): readonly Fact[] {
  const shown = [...children.filter(isInAlarm), ...children.filter((child) => !isInAlarm(child))].slice(0, MAX_CHILDREN).map(childInWords);
  const rest = children.length - shown.length;
  const lines = linesOf(rest > 0 ? [...shown, `and ${rest} more`] : shown);
  return lines.flatMap((line, index) => textFact(index === 0 ? 'Triggered by' : `Triggered by (${index + 1})`, line));
}

function isInAlarm({ state }: AlarmChild): boolean {
  return state === 'ALARM';
}

function linesOf(names: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const name of names) {
    const line = `${lines.at(-1) ?? ''}, ${name}`;
    if (lines.length > 0 && line.length <= CHILDREN_LINE_LENGTH) lines[lines.length - 1] = line;
    else lines.push(name);
  }
  return lines;
}

// An alarm's name may hold colons and slashes: all behind `alarm:` is the name.
function childInWords({ arn, state }: AlarmChild): string {
  const name = parseArn(arn)?.resource.replace(/^alarm:/, '') ?? arn;
  return state === undefined ? name : `${name} (${state})`;
}

function textFact(label: string, text: string | undefined): readonly Fact[] {
  return text === undefined || text.trim() === '' ? [] : [{ label, value: { kind: 'text', text } }];
}
