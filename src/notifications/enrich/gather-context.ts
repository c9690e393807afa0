// Asks everything about a notification at once, and makes a context of what comes in time.
import { chartWindow } from '../../aws/metric-data-source.ts';
import type { RecentChange } from '../../aws/recent-changes-source.ts';
import { parseArn } from '../../domain/arn.ts';
import type { IncidentContext } from '../../domain/incident-context.ts';
import { confirmQuestions } from './confirm-questions.ts';
import { subjectQuestions, type ContextQuestions } from './context-questions.ts';
import { trailEventPage } from './console-pages.ts';
import { inPlace, type Ask, type Gathering } from './gathering.ts';
import { readLogLines } from './read-log-lines.ts';
import { thinOut } from './thin-out.ts';
import { readWithin } from './read-within.ts';

/** Gathers a context; undefined where nothing was read. Never rejects. */
export async function gatherContext(gathering: Gathering): Promise<IncidentContext | undefined> {
  const ask = askWithin(gathering);
  const confirmed = gathering.isVouchedFor ? gathering.questions : await confirmQuestions(gathering, ask);
  return confirmed === undefined ? undefined : askEverything({ ...gathering, questions: confirmed }, ask);
}

async function askEverything(gathering: Gathering, ask: Ask): Promise<IncidentContext | undefined> {
  const [chart, rest] = await Promise.all([readChart(gathering, ask), readAboutResources(gathering, ask)]);
  const context = withoutGaps({ chart, ...rest });
  return Object.keys(context).length === 0 ? undefined : { readAt: gathering.now().toISOString(), ...context };
}

function askWithin({ signal, takeCall, noteLeftOut }: Gathering): Ask {
  return async (part, read) => {
    if (!takeCall()) {
      noteLeftOut(part, 'too-many-calls');
      return undefined;
    }
    const settled = await readWithin(read, signal);
    if (settled.status === 'read') return settled.value;
    noteLeftOut(part, settled.why, settled.reason);
    return undefined;
  };
}

async function readChart({ sources, place, questions, signal }: Gathering, ask: Ask): Promise<IncidentContext['chart']> {
  const { chart: query, alarmAt } = questions;
  if (query === undefined) return undefined;
  const window = chartWindow(query.periodSeconds, alarmAt);
  const reading = await ask('chart', async () => ({
    status: 'read',
    value: await sources.metricData.read({ ...inPlace(place), query, window }, signal),
  }));
  return reading === undefined || reading.points.length === 0 ? undefined : thinOut(reading);
}

type AboutResources = Pick<IncidentContext, 'logLines' | 'lastChange' | 'tags'>;

async function readAboutResources(
  gathering: Gathering,
  ask: Ask,
): Promise<{ [Part in keyof AboutResources]: AboutResources[Part] | undefined }> {
  const found = await withChildren(gathering, ask);
  const about = { ...gathering, questions: found };
  const [logLines, lastChange, tags] = await Promise.all([readLogLines(about, ask), readLastChange(about, ask), readTags(about, ask)]);
  return { logLines, lastChange, tags };
}

/** Adds what the alarms below a composite one watch. */
async function withChildren({ sources, place, questions, signal }: Gathering, ask: Ask): Promise<ContextQuestions> {
  const { alarmSubjects } = sources;
  const alarmNames = childNames(questions);
  if (alarmNames.length === 0 || alarmSubjects === undefined) return questions;
  const subjects = await ask('children', () => alarmSubjects.find({ ...inPlace(place), alarmNames }, signal));
  if (subjects === undefined) return questions;
  const { logs, changedNames, taggedArns } = subjectQuestions(subjects, questions);
  return { ...questions, logs, changedNames, taggedArns: [...questions.taggedArns, ...taggedArns] };
}

function childNames({ childArns, accountId, region }: ContextQuestions): readonly string[] {
  const children = childArns.map((arn) => parseArn(arn)).filter((arn) => arn !== undefined);
  // Those of other accounts and Regions cannot be asked for here; an alarm's name may hold colons: all behind `alarm:` is the name.
  const here = children.filter((arn) => arn.accountId === accountId && arn.region === region);
  return here.map(({ resource }) => resource.replace(/^alarm:/, ''));
}

async function readLastChange({ sources, place, questions, signal }: Gathering, ask: Ask): Promise<IncidentContext['lastChange']> {
  const { changedNames, changeSpan, alarmAt, region } = questions;
  let last: RecentChange | undefined;
  // One after the other, the likeliest first: CloudTrail takes two look-ups a second of an account, and other channels hear of the alarm too.
  for (const resourceName of changedNames) {
    const changes = await ask('last-change', () => sources.recentChanges.find({ ...inPlace(place), resourceName, ...changeSpan }, signal));
    last = changes?.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))[0];
    if (last !== undefined || signal.aborted) break;
  }
  if (last === undefined) return undefined;
  const { eventId, ...change } = last;
  const consoleUrl = trailEventPage(region, eventId);
  return { ...change, alarmAt, ...(consoleUrl === undefined ? {} : { consoleUrl }) };
}

async function readTags({ sources, place, questions, signal, tags }: Gathering, ask: Ask): Promise<IncidentContext['tags']> {
  const found = await Promise.all(
    questions.taggedArns.map(async (arn) => {
      const known = tags.get(arn);
      if (known !== undefined) return known;
      const read = await ask('tags', () => sources.resourceTags.read({ ...inPlace(place), arn }, signal));
      if (read !== undefined) tags.set(arn, read);
      return read ?? {};
    }),
  );
  // What the first says counts more, so it is the last to be written.
  const all: Readonly<Record<string, string>> = Object.assign({}, ...found.toReversed());
  return Object.keys(all).length === 0 ? undefined : all;
}

type Present<Parts> = { [Part in keyof Parts]?: Exclude<Parts[Part], undefined> };

function withoutGaps<Parts extends object>(parts: Parts): Present<Parts> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as Present<Parts>;
}
