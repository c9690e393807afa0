// What the browser gets of a message: spans and blocks as JSON. The web platform renders it, the console shows it.
// Everything in it is text to show; the console never builds HTML from it.
import { z } from 'zod';

/** A piece of inline text; the nested kinds are three levels deep at most. */
export type WebSpan =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; spans: WebSpan[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; text: string }
  | { kind: 'mention'; text: string }
  | { kind: 'time'; at: string }
  | { kind: 'lineBreak' };

/** A piece of inline text. */
export const WebSpan: z.ZodType<WebSpan> = z.lazy(() =>
  z.union([
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.enum(['bold', 'italic', 'strike']), spans: z.array(WebSpan) }),
    z.object({ kind: z.literal('code'), text: z.string() }),
    z.object({ kind: z.literal('link'), url: z.string(), text: z.string() }),
    z.object({ kind: z.literal('mention'), text: z.string() }),
    z.object({ kind: z.literal('time'), at: z.string() }),
    z.object({ kind: z.literal('lineBreak') }),
  ]),
);

const spans = z.array(WebSpan);

const points = z.array(z.object({ at: z.string(), value: z.number() }));

const statistic = z.object({
  namespace: z.string(),
  metricName: z.string(),
  dimensions: z.array(z.object({ name: z.string(), value: z.string() })),
  statistic: z.string(),
  unit: z.string().exactOptional(),
});

/** What to ask CloudWatch for: metrics and expressions over them. */
const WebMetricQuery = z.object({
  accountId: z.string(),
  region: z.string(),
  periodSeconds: z.number(),
  queries: z.array(
    z.object({
      id: z.string(),
      label: z.string().exactOptional(),
      expression: z.string().exactOptional(),
      metric: statistic.exactOptional(),
      periodSeconds: z.number().exactOptional(),
      accountId: z.string().exactOptional(),
      isReturned: z.boolean(),
    }),
  ),
  watchedId: z.string(),
  bandId: z.string().exactOptional(),
  contributor: z.array(z.string()).exactOptional(),
});

/** The only metric of a chart, as messages were stored before charts knew several. */
const SingleMetricQuery = statistic
  .extend({ accountId: z.string(), region: z.string(), periodSeconds: z.number() })
  .transform(({ accountId, region, periodSeconds, ...metric }): z.infer<typeof WebMetricQuery> => ({
    accountId,
    region,
    periodSeconds,
    queries: [{ id: 'm1', metric, periodSeconds, isReturned: true }],
    watchedId: 'm1',
  }));

/** The metrics of an alarm with its threshold or band; it has no kind, as it was the only one at first. */
const WebMetricChart = z.object({
  title: z.string(),
  unit: z.string().exactOptional(),
  query: z.union([WebMetricQuery, SingleMetricQuery]).exactOptional(),
  datapoints: points,
  lines: z.array(z.object({ label: z.string(), points })).exactOptional(),
  band: z.array(z.object({ at: z.string(), low: z.number(), high: z.number() })).exactOptional(),
  threshold: z.number().exactOptional(),
  /** How CloudWatch compares a value with the threshold or the band; what fulfils it is a breach. */
  comparison: z
    .enum([
      'GreaterThanThreshold',
      'GreaterThanOrEqualToThreshold',
      'LessThanThreshold',
      'LessThanOrEqualToThreshold',
      'LessThanLowerOrGreaterThanUpperThreshold',
      'LessThanLowerThreshold',
      'GreaterThanUpperThreshold',
    ])
    .exactOptional(),
  at: z.string(),
  isSample: z.boolean(),
});

/** Several series over the same time. */
const WebSeriesChart = z.object({
  kind: z.literal('series'),
  title: z.string(),
  note: z.string().exactOptional(),
  unit: z.string().exactOptional(),
  form: z.enum(['lines', 'bars']),
  until: z.string().exactOptional(),
  series: z.array(z.object({ name: z.string(), points, periodSeconds: z.number().exactOptional() })),
  isSample: z.boolean(),
});

/** The states of alarms, a lane for each. */
const WebStateChart = z.object({
  kind: z.literal('states'),
  title: z.string(),
  note: z.string().exactOptional(),
  lanes: z.array(
    z.object({
      name: z.string(),
      spans: z.array(z.object({ from: z.string(), to: z.string(), state: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']) })),
    }),
  ),
  isSample: z.boolean(),
});

/** A chart as data: what the picture is drawn from. */
export const WebChart = z.union([WebSeriesChart, WebStateChart, WebMetricChart]);
/** A chart as data. */
export type WebChart = z.infer<typeof WebChart>;

/** A value that a form asks for. */
export const WebFormField = z.object({
  name: z.string(),
  label: z.string().exactOptional(),
  type: z.string(),
  /** `values`: several, one a line. `structure`: JSON or the AWS CLI's short form. */
  input: z.enum(['line', 'lines', 'values', 'structure']),
  isRequired: z.boolean(),
  /** Another value may be given all the same. */
  choices: z.array(z.object({ value: z.string(), label: z.string().exactOptional() })),
  value: z.string().exactOptional(),
});
/** A value that a form asks for. */
export type WebFormField = z.infer<typeof WebFormField>;

/** A block of a message, shown from top to bottom. */
export const WebBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), spans }),
  z.object({ kind: z.literal('fields'), fields: z.array(z.object({ label: z.string(), value: spans, isShort: z.boolean() })) }),
  z.object({ kind: z.literal('list'), items: z.array(spans) }),
  z.object({ kind: z.literal('code'), text: z.string() }),
  z.object({ kind: z.literal('tags'), tags: z.array(spans) }),
  /** The picture is at `/api/messages/<message id>/chart.svg?revision=<revision>&theme=light|dark`; with `&size=small` it is drawn for a phone, with `&chart=1` it is the message's second one. */
  z.object({ kind: z.literal('chart'), altText: z.string(), chart: WebChart }),
  z.object({ kind: z.literal('links'), links: z.array(z.object({ text: z.string(), url: z.string() })) }),
  z.object({ kind: z.literal('table'), columns: z.array(z.string()), rows: z.array(z.array(spans)) }),
  /** Buttons: pressing one sends `command` as a message of the person who presses it; with `edits` it is put into the line instead, with `asks` the values of these fields are said behind it as by a form. */
  z.object({
    kind: z.literal('actions'),
    actions: z.array(
      z.object({
        text: z.string(),
        command: z.string(),
        style: z.enum(['primary', 'danger', 'plain']),
        edits: z.literal(true).exactOptional(),
        asks: z.array(WebFormField).exactOptional(),
      }),
    ),
  }),
  /** The file is at `/api/files/<file id>` until `expiresAt`, for whoever may read the message's channel. */
  z.object({
    kind: z.literal('file'),
    file: z.object({ fileId: z.string(), name: z.string(), mediaType: z.string(), byteCount: z.number(), expiresAt: z.string() }),
  }),
  /** A form: submitting it sends `command`, and behind it each value that was given as ` --name='value'`, as a message of whoever does so. */
  z.object({
    kind: z.literal('form'),
    command: z.string(),
    expiresAt: z.string(),
    /** What its button says; *Go on* unless given. */
    submitText: z.string().exactOptional(),
    fields: z.array(WebFormField),
  }),
  z.object({ kind: z.literal('footer'), spans }),
]);
/** A block of a message. */
export type WebBlock = z.infer<typeof WebBlock>;

/** A message as the browser shows it. */
export const WebPayload = z.object({
  title: z.object({ emoji: z.string().exactOptional(), spans, url: z.string().exactOptional() }),
  tone: z.enum(['bad', 'warning', 'good', 'progress', 'neutral']),
  blocks: z.array(WebBlock),
  fallbackText: z.string(),
  /** Who wrote it, where a person did: then the title is what was written. */
  author: z.object({ userId: z.string(), displayName: z.string() }).exactOptional(),
});
/** A message as the browser shows it. */
export type WebPayload = z.infer<typeof WebPayload>;

/** A posted message with its place in the channel; also the data of the stream's `message` events. */
export const WebChannelMessage = z.object({
  id: z.string(),
  channelId: z.string(),
  postedAt: z.string(),
  editedAt: z.string().exactOptional(),
  revision: z.number(),
  payload: WebPayload,
});
/** A posted message with its place in the channel. */
export type WebChannelMessage = z.infer<typeof WebChannelMessage>;
