// What is worth knowing about an alarm beside its reason and its description: what it watches, and when it goes off.
import { parseArn } from '../../../domain/arn.ts';
import type { Fact, FactItem } from '../../../domain/notification.ts';
import type { AlarmMetric, AlarmTerm } from './alarm-term.ts';
import type { Alarm, AlarmChild } from './alarm.ts';
import { given } from '../given.ts';
import { readableText } from '../readable-text.ts';
import { conditionInWords } from './condition-in-words.ts';
import { watchedTerm } from './watched-term.ts';

/** How many terms of a metric math alarm are listed; CloudWatch allows ten metrics (CloudWatch user guide, metric math limits). */
const MAX_TERMS = 12;
/** How many alarms below a composite alarm are listed; CloudWatch allows 100 (CloudWatch API, PutCompositeAlarm). */
const MAX_CHILDREN = 100;

/** Longer values are cut when a message is composed. */
const LIST_LENGTH = 900;
/** What ` since ` and an instant take. */
const TIME_ROOM = 32;

/** Returns the facts of an alarm. */
export function alarmFacts(alarm: Alarm): readonly Fact[] {
  const { previousState, rule } = alarm;
  return [
    ...textFact('Contributor', contributorInWords(alarm)),
    ...childrenFacts(alarm.children.filter(({ arn }) => arn.trim() !== '')),
    ...textFact('Previous state', previousState),
    ...metricFacts(alarm),
    ...textFact('Condition', conditionInWords(alarm)),
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

// Those in alarm first; as many facts as it takes to show all of them. What is not in alarm has triggered nothing.
function childrenFacts(children: readonly AlarmChild[]): readonly Fact[] {
  const label = children.every(isTriggering) ? 'Triggered by' : 'Children';
  const items = [...children.filter(isTriggering), ...children.filter((child) => !isTriggering(child))]
    .slice(0, MAX_CHILDREN)
    .map(childItem);
  const rest = children.length - items.length;
  const lists = listsOf(rest > 0 ? [...items, { name: `and ${rest} more` }] : items);
  return lists.map((list, index) => ({
    label: index === 0 ? label : `${label} (${index + 1})`,
    value: { kind: 'list', text: list.map((item) => itemInWords(item)).join(', '), items: list },
  }));
}

// Those without a state CloudWatch calls triggering.
function isTriggering({ state }: AlarmChild): boolean {
  return state === undefined || state === 'ALARM';
}

function listsOf(items: readonly FactItem[]): readonly (readonly FactItem[])[] {
  const lists: FactItem[][] = [];
  let room = 0;
  for (const item of items) {
    const length = itemInWords(item).length + TIME_ROOM;
    const list = lists.at(-1);
    if (list === undefined || length > room) {
      lists.push([item]);
      room = LIST_LENGTH - length;
    } else {
      list.push(item);
      room -= length;
    }
  }
  return lists;
}

// An alarm's name may hold colons and slashes: all behind `alarm:` is the name.
function childItem({ arn, state, since }: AlarmChild): FactItem {
  const parsed = parseArn(arn);
  const name = parsed?.resource.replace(/^alarm:/, '') ?? arn;
  return { name, ...given({ arn: parsed === undefined ? undefined : arn, state, since }) };
}

function itemInWords({ name, state }: FactItem): string {
  return state === undefined ? name : `${name} (${state})`;
}

function textFact(label: string, text: string | undefined): readonly Fact[] {
  return text === undefined || text.trim() === '' ? [] : [{ label, value: { kind: 'text', text } }];
}
