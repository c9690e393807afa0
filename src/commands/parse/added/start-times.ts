// `emr list-clusters --created-after` and `--created-before` (awscli/customizations/emr/listclusters.py).
import type { AddedArgument } from './added-argument.ts';
import { parseTimestamp } from '../parse-timestamp.ts';

/** Sets the instant. */
export const startTimes: AddedArgument = ({ name, words: [text = ''] }, { params, problems }) => {
  const instant = parseTimestamp(text);
  if (instant === undefined) problems.push(`--${name} takes a time such as 2026-01-31T12:00:00Z`);
  params.set(name === 'created-after' ? 'CreatedAfter' : 'CreatedBefore', instant);
};
