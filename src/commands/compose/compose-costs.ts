// Costs of AWS Cost Explorer: keys and amounts, the largest first, and what they come to.
import type { Block } from '../../messages/message.ts';
import { text } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { composeRest } from './compose-rest.ts';
import { KEY_MAX_LENGTH, keyTitle, readCosts, UNKNOWN_DAY, wordsOf, type CostAmount, type CostRow } from './read-costs.ts';

type Structure = Readonly<Record<string, unknown>>;

/** What was composed. */
export interface ComposedCosts {
  readonly headline: string;
  readonly blocks: readonly Block[];
}

/** How many rows are shown: what one scrolls through on a phone. */
const ROWS_SHOWN = 30;

/** How many metrics stand beside each other. */
const METRICS_SHOWN = 3;

/** Composes the answer of `ce get-cost-and-usage`; undefined where it has another form than expected. */
export function composeCosts(output: Structure): ComposedCosts | undefined {
  const { periods, rows, metrics: all, isGrouped } = readCosts(output);
  const metrics = all.slice(0, METRICS_SHOWN);
  const [first] = metrics;
  if (first === undefined) return undefined;
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
  const [start, end] = [periods[0]?.start ?? UNKNOWN_DAY, periods.at(-1)?.end ?? UNKNOWN_DAY];
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

function sumOf(rows: readonly CostRow[], metric: string): CostAmount {
  return rows.reduce<CostAmount>(
    (sum, { amounts }) => {
      const next = amounts.get(metric);
      return next === undefined ? sum : { amount: sum.amount + next.amount, unit: sum.unit === '' ? next.unit : sum.unit };
    },
    { amount: 0, unit: '' },
  );
}

/** Smallest amount that two digits show. */
const CENT = 0.005;

function amountText(amount: CostAmount | undefined): string {
  if (amount === undefined) return '';
  const isTiny = amount.amount > 0 && amount.amount < CENT;
  const digits = amount.amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return [isTiny ? '< 0.01' : digits, amount.unit === 'N/A' ? '' : amount.unit].join(' ').trim();
}
