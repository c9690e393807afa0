// Messages as alarms and pipelines make them: a chart, fields, a history, links and a footer.
import type { MetricChart } from '../../domain/metric-chart.ts';
import type { Message } from '../message.ts';
import { bold, text } from '../spans.ts';

const CONSOLE = 'https://eu-central-1.console.aws.amazon.com';

const cpuChart: MetricChart = {
  title: 'CPUUtilization',
  unit: 'Percent',
  query: {
    accountId: '123456789012',
    region: 'eu-central-1',
    periodSeconds: 300,
    queries: [
      {
        id: 'm1',
        metric: {
          namespace: 'AWS/EC2',
          metricName: 'CPUUtilization',
          dimensions: [{ name: 'InstanceId', value: 'i-0abc1234def567890' }],
          statistic: 'Average',
        },
        periodSeconds: 300,
        isReturned: true,
      },
    ],
    watchedId: 'm1',
  },
  datapoints: [
    { at: '2026-11-20T02:50:00.000Z', value: 91.4 },
    { at: '2026-11-20T02:55:00.000Z', value: 97.25 },
  ],
  threshold: 90,
  at: '2026-11-20T03:00:12.000Z',
  isSample: false,
};

const chartBlock = {
  kind: 'chart',
  chart: cpuChart,
  altText: 'Chart of CPUUtilization (Average of 5 minutes), threshold 90, last value 97.25 Percent.',
} as const;

const alarmFields = {
  kind: 'fields',
  fields: [
    { label: 'Namespace', value: [text('AWS/EC2')], isShort: true },
    { label: 'Metric', value: [text('CPUUtilization')], isShort: true },
    { label: 'Condition', value: [{ kind: 'code', text: 'Average > 90 for 2 of 2 × 5 min' }], isShort: false },
    { label: 'Instance', value: [{ kind: 'code', text: 'i-0abc1234def567890' }], isShort: true },
  ],
} as const;

const topicFooter = { kind: 'footer', spans: [text('via topic ops-alarms')] } as const;

/** Messages of alarms and pipelines, by name. */
export const sampleAlarmMessages = {
  'alarm-opened': {
    title: {
      emoji: '🔴',
      spans: [text('CloudWatch Alarm | web-cpu-high | eu-central-1 | Account: 123456789012')],
      url: `${CONSOLE}/cloudwatch/home?region=eu-central-1#alarmsV2:alarm/web-cpu-high`,
    },
    tone: 'bad',
    blocks: [
      { kind: 'paragraph', spans: [bold('ALARM'), text(' since '), { kind: 'time', at: '2026-11-20T03:00:12.000Z' }] },
      {
        kind: 'paragraph',
        spans: [text('Threshold Crossed: 2 out of the last 2 datapoints [97.25, 91.4] were greater than the threshold (90.0).')],
      },
      alarmFields,
      chartBlock,
      { kind: 'links', links: [{ text: 'Open in AWS console', url: `${CONSOLE}/cloudwatch/home?region=eu-central-1` }] },
      topicFooter,
    ],
    fallbackText: '🔴 CloudWatch Alarm | web-cpu-high | eu-central-1 | Account: 123456789012: ALARM',
  },
  'alarm-resolved-with-history': {
    title: {
      emoji: '✅',
      spans: [text('CloudWatch Alarm | web-cpu-high | eu-central-1 | Account: 123456789012')],
      url: `${CONSOLE}/cloudwatch/home?region=eu-central-1#alarmsV2:alarm/web-cpu-high`,
    },
    tone: 'good',
    blocks: [
      { kind: 'paragraph', spans: [bold('OK'), text(' after 12 min in ALARM, since '), { kind: 'time', at: '2026-11-20T03:12:12.000Z' }] },
      { kind: 'paragraph', spans: [bold('Latest update'), text(': back under the threshold')] },
      alarmFields,
      chartBlock,
      { kind: 'paragraph', spans: [bold('History'), text(' (3rd notification)')] },
      {
        kind: 'list',
        items: [
          [{ kind: 'time', at: '2026-11-20T03:00:12.000Z' }, text(' '), bold('ALARM'), text(' CPU over 90 %')],
          [{ kind: 'time', at: '2026-11-20T03:05:12.000Z' }, text(' '), bold('ALARM'), text(' still over 90 %')],
          [{ kind: 'time', at: '2026-11-20T03:12:12.000Z' }, text(' '), bold('OK'), text(' back under the threshold')],
        ],
      },
      { kind: 'links', links: [{ text: 'Open in AWS console', url: `${CONSOLE}/cloudwatch/home?region=eu-central-1` }] },
      topicFooter,
    ],
    fallbackText: '✅ CloudWatch Alarm | web-cpu-high | eu-central-1 | Account: 123456789012: OK after 12 min in ALARM',
  },
  'alarm-sample': {
    title: { emoji: '🔴', spans: [text('CloudWatch Alarm | demo-orders-latency | us-east-1 | Account: 111122223333')] },
    tone: 'bad',
    blocks: [
      { kind: 'paragraph', spans: [bold('ALARM'), text(' since '), { kind: 'time', at: '2026-11-20T03:00:12.000Z' }] },
      { kind: 'chart', chart: { ...cpuChart, isSample: true }, altText: 'Chart of CPUUtilization with made-up values.' },
      { kind: 'footer', spans: [text('Sample event: made up by Signalbox, no AWS account involved.')] },
    ],
    fallbackText: '🔴 CloudWatch Alarm | demo-orders-latency | us-east-1 | Account: 111122223333: ALARM',
  },
  'pipeline-started': {
    title: {
      emoji: '🔵',
      spans: [text('AWS CodePipeline Notification | checkout | us-west-2 | Account: 210987654321')],
      url: 'https://us-west-2.console.aws.amazon.com/codesuite/codepipeline/pipelines/checkout/view?region=us-west-2&tab=history',
    },
    tone: 'progress',
    blocks: [
      { kind: 'paragraph', spans: [bold('STARTED')] },
      {
        kind: 'fields',
        fields: [
          { label: 'Pipeline', value: [text('checkout')], isShort: true },
          { label: 'Started', value: [{ kind: 'time', at: '2026-11-20T09:30:00.000Z' }], isShort: true },
          {
            label: 'Commit',
            value: [
              { kind: 'link', url: 'https://github.com/acme/checkout/commit/4be2f1', text: '4be2f1' },
              text(' fix: rounding & <tax>'),
            ],
            isShort: false,
          },
        ],
      },
      topicFooter,
    ],
    fallbackText: '🔵 AWS CodePipeline Notification | checkout | us-west-2 | Account: 210987654321: STARTED',
  },
} as const satisfies Readonly<Record<string, Message>>;
