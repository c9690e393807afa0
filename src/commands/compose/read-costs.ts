// The answer of AWS Cost Explorer as rows: a period, what is grouped by, and its amounts.
import { truncateText } from '../../messages/truncate.ts';

type Structure = Readonly<Record<string, unknown>>;

/** An amount in its unit. */
export interface CostAmount {
  readonly amount: number;
  readonly unit: string;
}

/** What one group, or all of an account, came to in a period. */
export interface CostRow {
  readonly day: string;
  readonly keys: readonly string[];
  /** By metric, such as `UnblendedCost`. */
  readonly amounts: ReadonlyMap<string, CostAmount>;
  readonly isEstimated: boolean;
}

/** A period with its rows, the largest first. */
export interface CostPeriod {
  readonly start: string;
  /** Excluded. */
  readonly end: string;
  readonly rows: readonly CostRow[];
}

/** Everything of an answer. */
export interface Costs {
  readonly periods: readonly CostPeriod[];
  readonly rows: readonly CostRow[];
  readonly metrics: readonly string[];
  readonly isGrouped: boolean;
}

/** Longest key: names of services are shorter. */
export const KEY_MAX_LENGTH = 50;

/** Stands for a day that the answer does not have. */
export const UNKNOWN_DAY = '?';

/** Reads the answer; what has another form than expected is left out. */
export function readCosts(output: Structure): Costs {
  const periods = listOf(output['ResultsByTime']).map((period) => ({
    start: dayOf(period, 'Start'),
    end: dayOf(period, 'End'),
    rows: rowsOf(period),
  }));
  const rows = periods.flatMap((period) => period.rows);
  const metrics = [...new Set(rows.flatMap(({ amounts }) => [...amounts.keys()]))];
  return { periods, rows, metrics, isGrouped: rows.some(({ keys }) => keys.length > 0) };
}

function rowsOf(period: Structure): readonly CostRow[] {
  const day = dayOf(period, 'Start');
  const isEstimated = period['Estimated'] === true;
  const groups = listOf(period['Groups']);
  if (groups.length === 0)
    return [{ day, keys: [], amounts: amountsOf(period['Total']), isEstimated }].filter(({ amounts }) => amounts.size > 0);
  return groups
    .map((group): CostRow => ({ day, keys: textsOf(group['Keys']), amounts: amountsOf(group['Metrics']), isEstimated }))
    .toSorted((left, right) => firstAmount(right) - firstAmount(left));
}

function firstAmount({ amounts }: CostRow): number {
  return [...amounts.values()][0]?.amount ?? 0;
}

function amountsOf(metrics: unknown): ReadonlyMap<string, CostAmount> {
  if (!isStructure(metrics)) return new Map();
  return new Map(
    Object.entries(metrics).flatMap(([name, metric]): [string, CostAmount][] => {
      const amount = isStructure(metric) ? Number(metric['Amount']) : Number.NaN;
      const unit = isStructure(metric) && typeof metric['Unit'] === 'string' ? metric['Unit'] : '';
      return Number.isFinite(amount) ? [[name, { amount, unit }]] : [];
    }),
  );
}

/** Names what is grouped by: `SERVICE` of the groups' definition. */
export function keyTitle(output: Structure): string {
  const keys = listOf(output['GroupDefinitions']).map(({ Key: key }) => (typeof key === 'string' ? key : ''));
  return keys.length === 0 || keys.includes('') ? 'Group' : truncateText(keys.join(', '), KEY_MAX_LENGTH);
}

/** Writes `UnblendedCost` in words. */
export function wordsOf(metric: string): string {
  return truncateText(metric.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(), KEY_MAX_LENGTH);
}

function dayOf(period: Structure | undefined, name: 'Start' | 'End'): string {
  const time = period?.['TimePeriod'];
  const day = isStructure(time) ? time[name] : undefined;
  return typeof day === 'string' ? truncateText(day, KEY_MAX_LENGTH) : UNKNOWN_DAY;
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
