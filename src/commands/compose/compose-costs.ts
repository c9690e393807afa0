// Costs of AWS Cost Explorer: keys and amounts, the largest first, and what they come to.
import type { Block } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { composeRest } from './compose-rest.ts';

type Structure = Readonly<Record<string, unknown>>;

/** What was composed. */
export interface ComposedCosts {
  readonly headline: string;
  readonly blocks: readonly Block[];
}

interface Row {
  readonly day: string;
  readonly keys: readonly string[];
  readonly amounts: ReadonlyMap<string, Amount>;
  readonly isEstimated: boolean;
}

interface Amount {
  readonly amount: number;
  readonly unit: string;
}

/** How many rows are shown: what one scrolls through on a phone. */
const ROWS_SHOWN = 30;

/** How many metrics stand beside each other. */
const METRICS_SHOWN = 3;

/** Longest key: names of services are shorter. */
const KEY_MAX_LENGTH = 50;

/** Composes the answer of `ce get-cost-and-usage`; undefined where it has another form than expected. */
export function composeCosts(output: Structure): ComposedCosts | undefined {
  const periods = listOf(output['ResultsByTime']);
  const rows = periods.flatMap((period) => rowsOf(period));
  const metrics = [...new Set(rows.flatMap(({ amounts }) => [...amounts.keys()]))].slice(0, METRICS_SHOWN);
  const [first] = metrics;
  if (first === undefined) return undefined;
  const isGrouped = rows.some(({ keys }) => keys.length > 0);
  const hasDays = periods.length > 1;
  const filled = isGrouped ? rows.filter(({ amounts }) => metrics.some((metric) => (amounts.get(metric)?.amount ?? 0) !== 0)) : rows;
  const shown = filled.slice(0, ROWS_SHOWN);
  const cells = shown.map((row) => [
    ...(hasDays || !isGrouped ? [[text(row.day)]] : []),
    ...(isGrouped ? [[text(truncateText(row.keys.join(', '), KEY_MAX_LENGTH))]] : []),
    ...metrics.map((metric) => [text(amountText(row.amounts.get(metric)))]),
  ]);
  const columns = [
    ...(hasDays || !isGrouped ? ['From'] : []),
    ...(isGrouped ? [keyTitle(output)] : []),
    ...metrics.map((metric) => wordsOf(metric)),
  ];
  const [start, end] = [dayOf(periods[0], 'Start'), dayOf(periods.at(-1), 'End')];
  const sentences = [
    `From ${start} to before ${end}.`,
    ...(rows.some(({ isEstimated }) => isEstimated) ? ['Estimated: AWS still counts.'] : []),
  ];
  return {
    headline: `${amountText(sumOf(rows, first))} in all`,
    blocks: [
      { kind: 'paragraph', spans: [text(sentences.join(' '))] },
      ...(cells.length === 0 ? [] : [{ kind: 'table' as const, columns, rows: cells }]),
      ...composeRest(filled.length - shown.length, 'Ask for a shorter time or fewer groups to see them.'),
    ],
  };
}

function rowsOf(period: Structure): readonly Row[] {
  const day = dayOf(period, 'Start');
  const isEstimated = period['Estimated'] === true;
  const groups = listOf(period['Groups']);
  if (groups.length === 0)
    return [{ day, keys: [], amounts: amountsOf(period['Total']), isEstimated }].filter(({ amounts }) => amounts.size > 0);
  return groups
    .map((group): Row => ({ day, keys: textsOf(group['Keys']), amounts: amountsOf(group['Metrics']), isEstimated }))
    .toSorted((left, right) => firstAmount(right) - firstAmount(left));
}

function firstAmount({ amounts }: Row): number {
  return [...amounts.values()][0]?.amount ?? 0;
}

function amountsOf(metrics: unknown): ReadonlyMap<string, Amount> {
  if (!isStructure(metrics)) return new Map();
  return new Map(
    Object.entries(metrics).flatMap(([name, metric]): [string, Amount][] => {
      const amount = isStructure(metric) ? Number(metric['Amount']) : Number.NaN;
      const unit = isStructure(metric) && typeof metric['Unit'] === 'string' ? metric['Unit'] : '';
      return Number.isFinite(amount) ? [[name, { amount, unit }]] : [];
    }),
  );
}

function sumOf(rows: readonly Row[], metric: string): Amount {
  return rows.reduce<Amount>(
    (sum, { amounts }) => {
      const next = amounts.get(metric);
      return next === undefined ? sum : { amount: sum.amount + next.amount, unit: sum.unit === '' ? next.unit : sum.unit };
    },
    { amount: 0, unit: '' },
  );
}

/** Smallest amount that two digits show. */
const CENT = 0.005;

function amountText(amount: Amount | undefined): string {
  if (amount === undefined) return '';
  const isTiny = amount.amount > 0 && amount.amount < CENT;
  const digits = amount.amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return [isTiny ? '< 0.01' : digits, amount.unit === 'N/A' ? '' : amount.unit].join(' ').trim();
}

/** `SERVICE` of the groups' definition. */
function keyTitle(output: Structure): string {
  const keys = listOf(output['GroupDefinitions']).map(({ Key: key }) => (typeof key === 'string' ? key : ''));
  return keys.length === 0 || keys.includes('') ? 'Group' : truncateText(keys.join(', '), KEY_MAX_LENGTH);
}

/** `UnblendedCost` in words. */
function wordsOf(metric: string): string {
  return truncateText(metric.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(), KEY_MAX_LENGTH);
}

function dayOf(period: Structure | undefined, name: 'Start' | 'End'): string {
  const time = period?.['TimePeriod'];
  const day = isStructure(time) ? time[name] : undefined;
  return typeof day === 'string' ? truncateText(day, KEY_MAX_LENGTH) : '?';
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((part): part is string => typeof part === 'string').map((key) => key.replace(/\$$/, ': none'))
    : [];
}

function listOf(value: unknown): readonly Structure[] {
  return Array.isArray(value) ? value.filter((part): part is Structure => isStructure(part)) : [];
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
