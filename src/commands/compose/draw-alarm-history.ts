// The history of alarms as a chart: in which state each was, and how long.
import { SERIES_MAX, type AlarmState, type StateChart, type StateSpan } from '../../domain/chart.ts';
import { readInstant } from './chart-series.ts';

type Structure = Readonly<Record<string, unknown>>;

/** The time that the answer is about. */
export interface HistoryWindow {
  /** `--start-date`. */
  readonly from?: string | undefined;
  /** `--end-date`, or the instant of asking; absent where newer changes are on other pages. */
  readonly to?: string | undefined;
}

interface Change {
  readonly at: string;
  readonly before?: AlarmState | undefined;
  /** Undefined where it cannot be read. */
  readonly after?: AlarmState | undefined;
}

/** Without a known beginning the state before the first change is shown for this share of the time. */
const LEAD_SHARE = 1 / 20;
/** A single change that is the end of the time as well stands in the middle of this much. */
const SHORTEST_TIME_MS = 60 * 60_000;

const STATES: readonly string[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] satisfies readonly AlarmState[];

/** Draws the answer of `cloudwatch describe-alarm-history`; undefined where it tells of no change of state. */
export function drawAlarmHistory(output: Structure, window: HistoryWindow, isSample: boolean): StateChart | undefined {
  const changesOf = readChanges(output['AlarmHistoryItems']);
  const instants = [...changesOf.values()].flat().map(({ at }) => Date.parse(at));
  if (instants.length === 0) return undefined;
  const [first, last] = [Math.min(...instants), Math.max(...instants)];
  const to = Math.max(last, instantOf(window.to) ?? last);
  const lead = Math.max((to - first) * LEAD_SHARE, SHORTEST_TIME_MS * LEAD_SHARE);
  const from = Math.min(first, instantOf(window.from) ?? first - lead);
  const time = { from: new Date(from).toISOString(), to: new Date(to === from ? from + SHORTEST_TIME_MS : to).toISOString() };
  const all = [...changesOf].map(([name, changes]) => ({ name, spans: toSpans(changes, time) })).filter(({ spans }) => spans.length > 0);
  if (all.length === 0) return undefined;
  const [only] = all;
  return {
    kind: 'states',
    title: all.length === 1 && only !== undefined ? `State of ${only.name}` : 'States of alarms',
    ...(all.length > SERIES_MAX ? { note: `${SERIES_MAX} of ${all.length} alarms` } : {}),
    lanes: all.slice(0, SERIES_MAX),
    isSample,
  };
}

function instantOf(at: string | undefined): number | undefined {
  return at === undefined ? undefined : Date.parse(at);
}

/** The changes of state by alarm, the oldest first; alarms in the order of the answer. */
function readChanges(items: unknown): ReadonlyMap<string, readonly Change[]> {
  const changes = new Map<string, Change[]>();
  for (const item of Array.isArray(items) ? (items as readonly unknown[]) : []) {
    if (!isStructure(item) || item['HistoryItemType'] !== 'StateUpdate') continue;
    const { AlarmName: name, Timestamp: timestamp } = item;
    const at = readInstant(timestamp);
    if (at === undefined || typeof name !== 'string') continue;
    changes.set(name, [...(changes.get(name) ?? []), { at, ...readStates(item) }]);
  }
  for (const one of changes.values()) one.sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
  return changes;
}

// Match: Alarm updated from OK to ALARM. Near miss: Successfully executed action arn:aws:sns:....
const SUMMARY = /\bfrom (OK|ALARM|INSUFFICIENT_DATA) to (OK|ALARM|INSUFFICIENT_DATA)\b/;

/** The data of an item are JSON; where it is cut or broken its summary says the same. */
function readStates({ HistoryData: data, HistorySummary: summary }: Structure): Pick<Change, 'before' | 'after'> {
  const [, before, after] = SUMMARY.exec(typeof summary === 'string' ? summary : '') ?? [];
  const read = readJson(data);
  return { before: stateIn(read['oldState']) ?? toState(before), after: stateIn(read['newState']) ?? toState(after) };
}

function readJson(data: unknown): Structure {
  try {
    const read: unknown = typeof data === 'string' ? JSON.parse(data) : undefined;
    return isStructure(read) ? read : {};
  } catch {
    return {};
  }
}

function stateIn(state: unknown): AlarmState | undefined {
  return isStructure(state) ? toState(state['stateValue']) : undefined;
}

function toState(value: unknown): AlarmState | undefined {
  return isState(value) ? value : undefined;
}

function isState(value: unknown): value is AlarmState {
  return typeof value === 'string' && STATES.includes(value);
}

/** From change to change; what is not known is left free. */
function toSpans(changes: readonly Change[], time: { readonly from: string; readonly to: string }): readonly StateSpan[] {
  const [first] = changes;
  const begin: Change[] = first === undefined ? [] : [{ at: time.from, after: first.before }];
  const all = [...begin, ...changes];
  return all.flatMap(({ at, after }, index): StateSpan[] => {
    const to = all[index + 1]?.at ?? time.to;
    return after === undefined || Date.parse(to) <= Date.parse(at) ? [] : [{ from: at, to, state: after }];
  });
}

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
