// One layer of a chart's specification.
import type { TopLevelSpec } from 'vega-lite';

type AnyLayer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];

/** A layer of a Vega-Lite specification that draws one mark. */
export type ChartLayer = Extract<AnyLayer, { mark: unknown }>;

/** What such a layer shows along both axes. */
export type AxisEncodings = Required<Pick<NonNullable<ChartLayer['encoding']>, 'x' | 'y'>>;
