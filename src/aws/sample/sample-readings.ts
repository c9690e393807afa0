// What is read for the sample alarm, so that a message with its context can be seen without an AWS account. It knows the sample service and
// nothing else, and calls nobody.
import type { AlarmSubjectsSource } from '../alarm-subjects-source.ts';
import { LOG_LINES_MAX, type LogLine, type LogLinesSource } from '../log-lines-source.ts';
import type { NotRead, Reading } from '../reading.ts';
import type { RecentChangesSource } from '../recent-changes-source.ts';
import type { ResourceTagsSource } from '../resource-tags-source.ts';
import { SAMPLE_LOG_GROUP, SAMPLE_SERVICE, sampleChanges, sampleLines, sampleTags } from './sample-story.ts';

const MINUTE_MS = 60_000;

/** The log of the sample service. */
export const sampleLogLines: LogLinesSource = {
  read({ logGroup, from, to, filterPattern = '', limit }) {
    if (logGroup !== SAMPLE_LOG_GROUP) return Promise.resolve(absent('logs:FilterLogEvents'));
    const lines = sampleLines
      .map(([minutes, text]): LogLine => ({ at: instantBefore(to, minutes), text }))
      .filter(({ at, text }) => at >= from && matches(text, filterPattern));
    return read(lines.slice(0, Math.min(limit, LOG_LINES_MAX)));
  },
  findMetricFilter: () => read(undefined),
};

/** Who changed the sample service. */
export const sampleRecentChanges: RecentChangesSource = {
  find({ resourceName, from, to }) {
    if (resourceName !== SAMPLE_SERVICE.name) return read([]);
    const changes = sampleChanges.map(({ minutes, ...change }) => ({ at: instantBefore(to, minutes), ...change, resourceName }));
    return read(changes.filter(({ at }) => at >= from));
  },
};

/** The tags of the sample alarm and its service. */
export const sampleResourceTags: ResourceTagsSource = {
  read: ({ arn }) => read(sampleTags.get(arn) ?? {}),
};

/** The sample alarm is no composite one: there are none below it. */
export const sampleAlarmSubjects: AlarmSubjectsSource = {
  find: () => read([]),
};

function read<Value>(value: Value): Promise<Reading<Value>> {
  return Promise.resolve({ status: 'read', value });
}

function absent(call: NotRead['call']): NotRead {
  return { status: 'not-read', why: 'absent', call, reason: 'the sample has nothing of this name' };
}

function instantBefore(to: string, minutes: number): string {
  const end = Date.parse(to);
  return Number.isNaN(end) ? '' : new Date(end - minutes * MINUTE_MS).toISOString();
}

/** Of the syntax of filter patterns what we ask with ourselves: any of the words behind question marks. */
function matches(line: string, filterPattern: string): boolean {
  const words = filterPattern.split(' ').flatMap((word) => (word.startsWith('?') ? [word.slice(1)] : []));
  return words.length === 0 || words.some((word) => line.includes(word));
}
