// How an alarm compares, in words.
import type { BandComparison, ThresholdComparison } from '../domain/metric-chart.ts';

/** What comes before a threshold's value; of a band it stands alone. */
export const COMPARISON_WORDS: Readonly<Record<ThresholdComparison | BandComparison, string>> = {
  GreaterThanThreshold: 'Alarm above',
  GreaterThanOrEqualToThreshold: 'Alarm at or above',
  LessThanThreshold: 'Alarm below',
  LessThanOrEqualToThreshold: 'Alarm at or below',
  GreaterThanUpperThreshold: 'Alarm above the expected band',
  LessThanLowerThreshold: 'Alarm below the expected band',
  LessThanLowerOrGreaterThanUpperThreshold: 'Alarm outside of the expected band',
};
