// What the pages of GetMetricData come to: the watched line, all others, and the band.
import type { BandPoint, Datapoint, MetricLine, MetricQuery, MetricReading } from '../../domain/metric-chart.ts';
import { instantOf, structuresOf, textOf, type Structure } from './read-answer.ts';

/** Most lines that are kept: a search can come to hundreds. */
const LINES_MAX = 20;

/** Longest label that is kept; a line's label stands under the picture. */
const LABEL_MAX_LENGTH = 255;

interface Series {
  readonly id: string;
  readonly label: string;
  readonly points: Datapoint[];
}

/** Gathers results page by page. */
export class MetricResults {
  readonly #series = new Map<string, Series>();
  #isForbidden = false;

  /** True where the watched metric is of another account, which does not show it to this one. */
  get isForbidden(): boolean {
    return this.#isForbidden && this.#series.size === 0;
  }

  /** Adds a page; false where it is none. */
  add(output: Structure): boolean {
    const { MetricDataResults: results } = output;
    if (!Array.isArray(results)) return false;
    // Several series of one entry can have the same label: then it is their order within the page that tells them apart.
    const seen = new Map<string, number>();
    for (const result of structuresOf(results)) {
      const id = textOf(result['Id'], LABEL_MAX_LENGTH);
      if (id === undefined) continue;
      const label = textOf(result['Label'], LABEL_MAX_LENGTH) ?? id;
      const name = JSON.stringify([id, label]);
      const position = seen.get(name) ?? 0;
      seen.set(name, position + 1);
      if (result['StatusCode'] === 'Forbidden') this.#isForbidden = true;
      else this.#append(`${name} ${position}`, { id, label, points: pointsOf(result) });
    }
    return true;
  }

  /** All of it, oldest first. */
  read({ watchedId, bandId, contributor = [] }: MetricQuery): MetricReading {
    const all = [...this.#series.values()];
    for (const { points } of all) points.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    const ofWatched = all.filter(({ id }) => id === watchedId);
    const watched = ofWatched.find(({ label }) => contributor.every((part) => label.includes(part))) ?? ofWatched[0];
    const lines = all.filter((series) => series !== watched && series.id !== bandId);
    return {
      points: watched?.points ?? [],
      lines: lines.slice(0, LINES_MAX).map(({ label, points }): MetricLine => ({ label, points })),
      band: bandId === undefined ? [] : readBand(all.filter(({ id }) => id === bandId)),
    };
  }

  #append(key: string, series: Series): void {
    const known = this.#series.get(key);
    if (known === undefined) this.#series.set(key, series);
    else known.points.push(...series.points);
  }
}

function pointsOf({ Timestamps: instants, Values: values }: Structure): Datapoint[] {
  if (!Array.isArray(instants) || !Array.isArray(values)) return [];
  return (instants as readonly unknown[]).flatMap((instant, index) => {
    const at = instantOf(instant);
    const value = (values as readonly unknown[])[index];
    return at === undefined || typeof value !== 'number' || !Number.isFinite(value) ? [] : [{ at, value }];
  });
}

/**
 * A band comes as its upper and its lower values ("you can also retrieve the upper and lower values of the model's band by using the
 * GetMetricData API request with the ANOMALY_DETECTION_BAND metric math function", CloudWatch User Guide, anomaly detection): two series of
 * one id. Neither their order nor their labels are documented, so each instant has both values, and the greater one is the upper edge.
 */
function readBand(edges: readonly Series[]): readonly BandPoint[] {
  const byInstant = new Map<string, number[]>();
  for (const { at, value } of edges.flatMap(({ points }) => points)) byInstant.set(at, [...(byInstant.get(at) ?? []), value]);
  return [...byInstant]
    .filter(([, values]) => values.length > 1)
    .map(([at, values]) => ({ at, low: Math.min(...values), high: Math.max(...values) }))
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
