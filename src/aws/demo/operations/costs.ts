// ce: what the shop costs, by day or month, whole or by service.
import { answer, refuse, tooSimple, type DemoAnswer, type Structure } from '../demo-answer.ts';
import type { DemoOperation } from '../demo-operation.ts';
import type { DemoPlace } from '../demo-place.ts';
import { costsOfDay } from '../data/costs.ts';
import { readStructure, readStructures, readText, readTexts } from '../read-params.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How far back Cost Explorer tells of costs: 14 months (AWS Billing User Guide, GetCostAndUsage). */
const DAYS_BACK_MAX = 427;

/** How far ahead a period may end. */
const DAYS_AHEAD_MAX = 31;

/** Sums of money that are alike in a shop without discounts. */
const COST_METRICS: ReadonlySet<string> = new Set([
  'AmortizedCost',
  'BlendedCost',
  'NetAmortizedCost',
  'NetUnblendedCost',
  'UnblendedCost',
]);

// Match: 2026-03-01. Near miss: 2026-03-01T00:00:00Z, 1.3.2026.
const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface Period {
  readonly start: Date;
  /** Excluded. */
  readonly end: Date;
}

function getCostAndUsage(params: Structure, place: DemoPlace): DemoAnswer {
  const period = readPeriod(readStructure(params, 'TimePeriod'), place.now);
  if ('status' in period) return period;
  const granularity = readText(params, 'Granularity') ?? 'MONTHLY';
  const metrics = readTexts(params, 'Metrics') ?? [];
  const groups = readStructures(params, 'GroupBy');
  const unknown = metrics.find((metric) => !COST_METRICS.has(metric));
  if (unknown !== undefined) return tooSimple(`The demo account has no sample data for the metric ${unknown}, but for UnblendedCost.`);
  if (granularity === 'HOURLY') return tooSimple('The demo account has costs by day and by month; use --granularity DAILY.');
  if (groups.length > 1 || groups.some(({ Type, Key }) => Type !== 'DIMENSION' || Key !== 'SERVICE')) {
    return tooSimple('The demo account groups costs by service alone; use --group-by Type=DIMENSION,Key=SERVICE.');
  }
  const isGrouped = groups.length === 1;
  return answer({
    ...(isGrouped ? { GroupDefinitions: groups } : {}),
    ResultsByTime: splitPeriod(period, granularity).map((part) => toResult(part, { metrics, isGrouped, now: place.now })),
    DimensionValueAttributes: [],
  });
}

function readPeriod(params: Structure, now: Date): Period | DemoAnswer {
  const [start, end] = [readText(params, 'Start') ?? '', readText(params, 'End') ?? ''];
  for (const [name, day] of [
    ['Start', start],
    ['End', end],
  ] as const) {
    if (!DAY.test(day) || Number.isNaN(Date.parse(day))) return invalid(`${name} time ${day} is invalid. Valid format is: yyyy-MM-dd.`);
  }
  const period = { start: new Date(start), end: new Date(end) };
  if (period.start >= period.end) return invalid('Start date (and hour) should be before end date (and hour)');
  if (now.getTime() - period.start.getTime() > DAYS_BACK_MAX * DAY_MS)
    return invalid('You have not enabled historical data beyond 14 months');
  if (period.end.getTime() - now.getTime() > DAYS_AHEAD_MAX * DAY_MS) {
    return invalid('end date past the beginning of next month');
  }
  return period;
}

function invalid(message: string): DemoAnswer {
  return refuse({ code: 'ValidationException', message });
}

/** Days, or the parts of the months that lie in the period. */
function splitPeriod({ start, end }: Period, granularity: string): readonly Period[] {
  const parts: Period[] = [];
  for (let at = start; at < end;) {
    const next =
      granularity === 'DAILY' ? new Date(at.getTime() + DAY_MS) : new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
    const partEnd = next < end ? next : end;
    parts.push({ start: at, end: partEnd });
    at = partEnd;
  }
  return parts;
}

interface View {
  readonly metrics: readonly string[];
  readonly isGrouped: boolean;
  readonly now: Date;
}

function toResult({ start, end }: Period, { metrics, isGrouped, now }: View): Structure {
  const sums = new Map<string, number>();
  for (let at = start.getTime(); at < Math.min(end.getTime(), now.getTime()); at += DAY_MS) {
    for (const [service, cost] of costsOfDay(new Date(at))) sums.set(service, (sums.get(service) ?? 0) + cost);
  }
  const amounts = (cost: number): Structure =>
    Object.fromEntries(metrics.map((metric) => [metric, { Amount: cost.toFixed(10), Unit: 'USD' }]));
  const total = [...sums.values()].reduce((sum, cost) => sum + cost, 0);
  return {
    TimePeriod: { Start: dayOf(start), End: dayOf(end) },
    Total: isGrouped ? {} : amounts(total),
    Groups: isGrouped ? [...sums].map(([service, cost]) => ({ Keys: [service], Metrics: amounts(cost) })) : [],
    // The last days are not settled yet.
    Estimated: now.getTime() - end.getTime() < 2 * DAY_MS,
  };
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The operations. */
export const costOperations: readonly DemoOperation[] = [
  { service: 'ce', operation: 'GetCostAndUsage', honours: ['TimePeriod', 'Granularity', 'Metrics', 'GroupBy'], answer: getCostAndUsage },
];
