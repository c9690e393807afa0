// Values of metrics as tables: of one the newest, of several the last and the range of each. The picture above shows the rest.
import type { Datapoint } from '../../domain/metric-chart.ts';
import type { Block } from '../../messages/message.ts';
import { text, type Span } from '../../messages/spans.ts';
import { truncateText } from '../../messages/truncate.ts';
import { quantityWords } from './chart-words.ts';
import { composeRest, composeRestOfRows, rowsShown, type RowView } from './compose-rest.ts';
import { countOf } from './count-of.ts';
import { readMetricData, readMetricStatistics, type MetricDataResult, type NamedPoints } from './read-metric-data.ts';

type Structure = Readonly<Record<string, unknown>>;

/** What was composed. */
export interface ComposedMetricData {
  readonly headline: string;
  readonly blocks: readonly Block[];
}

/** What the form of the tables depends on. */
export interface MetricDataView extends RowView {
  readonly hasMore: boolean;
  readonly skippedCount?: number | undefined;
}

/** How many instants are shown, the newest ones: what came before is seen better in the picture. */
const NEWEST_SHOWN = 10;

/** The longest unit of CloudWatch, `Gigabytes/Second`, has 16. */
const UNIT_MAX_LENGTH = 20;

/** Longest name of a series: labels may be sentences. */
const NAME_MAX_LENGTH = 60;

const SEE_ALL = 'With --output json all are shown.';

/** What AWS says about a series that is not complete. */
const STATUS_WORDS: Readonly<Record<string, string>> = {
  PartialData: 'Partial data: AWS has more points of',
  InternalError: 'AWS failed to read',
  Forbidden: 'AWS does not let these credentials read',
};

/** Composes the answer of `cloudwatch get-metric-data`; undefined where it has another form than expected. */
export function composeMetricData(output: Structure, view: MetricDataView): ComposedMetricData | undefined {
  const results = readMetricData(output)?.slice(view.skippedCount ?? 0);
  if (results === undefined || results.length === 0) return undefined;
  const [only] = results;
  const tables = results.length === 1 && only !== undefined ? composeOne(only) : composeRanges(results, view);
  return {
    headline: countOf(results.length, 'metrics', view.hasMore),
    blocks: [...composeRemarks(results, output), ...tables],
  };
}

/** Composes the answer of `cloudwatch get-metric-statistics`; undefined where there are no points. */
export function composeMetricStatistics(output: Structure): ComposedMetricData | undefined {
  const read = readMetricStatistics(output);
  if (read === undefined) return undefined;
  const { label, unit, statistics } = read;
  const instants = instantsOf(statistics);
  const count = countOf(instants.length, 'datapoints');
  return {
    headline: label === '' ? count : `${truncateText(label, NAME_MAX_LENGTH)}, ${count}`,
    blocks: composeNewest(statistics, instants, unit),
  };
}

function composeOne(result: MetricDataResult): readonly Block[] {
  if (result.points.length === 0) return [paragraph('There are no data points in this time.')];
  return composeNewest([result], instantsOf([result]));
}

function composeNewest(series: readonly NamedPoints[], instants: readonly string[], unit?: string): readonly Block[] {
  const shown = instants.toReversed().slice(0, NEWEST_SHOWN);
  const valuesOf = series.map(({ points }) => new Map(points.map(({ at, value }) => [at, value])));
  return [
    {
      kind: 'table',
      columns: ['Time', ...series.map(({ name }) => `${truncateText(name, NAME_MAX_LENGTH)}${unitOf(unit)}`)],
      rows: shown.map((at) => [time(at), ...valuesOf.map((values) => cell(values.get(at)))]),
    },
    ...composeRest(instants.length - shown.length, SEE_ALL),
  ];
}

function composeRanges(results: readonly MetricDataResult[], view: MetricDataView): readonly Block[] {
  const shown = results.slice(0, rowsShown(view));
  return [
    {
      kind: 'table',
      columns: ['Label', 'Last', 'Time', 'Lowest', 'Highest', 'Points'],
      rows: shown.map(({ name, points }) => {
        const last = points.at(-1);
        return [
          [text(truncateText(name, NAME_MAX_LENGTH))],
          cell(last?.value),
          last === undefined ? [] : time(last.at),
          cell(extreme(points, Math.min)),
          cell(extreme(points, Math.max)),
          [text(String(points.length))],
        ];
      }),
    },
    ...composeRestOfRows(results.length - shown.length, view),
  ];
}

function composeRemarks(results: readonly MetricDataResult[], output: Structure): readonly Block[] {
  const incomplete = Object.entries(STATUS_WORDS).flatMap(([status, words]) => {
    const names = results.filter((result) => result.status === status).map(({ name }) => truncateText(name, NAME_MAX_LENGTH));
    return names.length === 0 ? [] : [`${words} ${names.join(', ')}.`];
  });
  const said = Array.isArray(output['Messages']) ? (output['Messages'] as readonly unknown[]) : [];
  const messages = said.flatMap((message) => {
    const value = typeof message === 'object' && message !== null && 'Value' in message ? message.Value : undefined;
    return typeof value === 'string' ? [truncateText(value, MESSAGE_MAX_LENGTH)] : [];
  });
  return [...incomplete, ...messages].map((words) => paragraph(words));
}

/** Longest message of CloudWatch that is repeated. */
const MESSAGE_MAX_LENGTH = 300;

function instantsOf(series: readonly NamedPoints[]): readonly string[] {
  return [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))].sort();
}

function extreme(points: readonly Datapoint[], pick: (left: number, right: number) => number): number | undefined {
  const [first, ...others] = points;
  return first === undefined ? undefined : others.reduce((known, { value }) => pick(known, value), first.value);
}

/** `None` is CloudWatch's word for having no unit. */
function unitOf(unit = ''): string {
  return unit === '' || unit === 'None' ? '' : ` (${truncateText(unit, UNIT_MAX_LENGTH)})`;
}

function cell(value: number | undefined): readonly Span[] {
  return value === undefined ? [] : [text(quantityWords(value))];
}

function time(at: string): readonly Span[] {
  return [{ kind: 'time', at }];
}

function paragraph(words: string): Block {
  return { kind: 'paragraph', spans: [text(words)] };
}
