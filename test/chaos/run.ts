// npm run chaos -- --seed N --minutes M [--database sqlite|postgres|both]: plays trouble on running processes and says in its last line
// whether anything that was acknowledged is lost. The same seed chooses the same trouble.
import { parseArgs } from 'node:util';
import { play, type RunReport } from './play.ts';

const MINUTE_MS = 60_000;
const SEED_MAX = 2 ** 31;
/** How many problems are told one by one. */
const PROBLEMS_TOLD = 20;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string', default: '1' },
    database: { type: 'string', default: 'both' },
    quiet: { type: 'boolean', default: false },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * SEED_MAX) : Number(values.seed);
const minutes = Number(values.minutes);
if (!Number.isInteger(seed) || !(minutes > 0)) throw new Error('--seed takes a whole number, --minutes a number above 0');
const tell = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const databases = values.database === 'both' ? ['sqlite', 'postgres'] : [values.database];
tell(`seed ${seed}, ${minutes} min, ${databases.join(' and ')}`);

const reports: RunReport[] = [];
for (const database of databases) {
  const milliseconds = (minutes * MINUTE_MS) / databases.length;
  const say = (text: string): void => {
    if (!values.quiet) tell(`${database}: ${text}`);
  };
  const report = await (database === 'postgres' ? playOnPostgres(milliseconds, say) : play({ seed, milliseconds, say }));
  const { problems, troubles, ...counts } = report;
  tell(`${database}: ${JSON.stringify({ ...counts, troubles })}`);
  for (const problem of problems.slice(0, PROBLEMS_TOLD)) tell(`${database}: ${problem}`);
  if (problems.length > PROBLEMS_TOLD) tell(`${database}: and ${problems.length - PROBLEMS_TOLD} more`);
  reports.push(report);
}

const sum = (count: (report: RunReport) => number): number => reports.reduce((total, report) => total + count(report), 0);
const problemCount = sum(({ problems }) => problems.length);
const told = `${sum(({ acknowledged }) => acknowledged)} events acknowledged, ${sum(({ kills }) => kills)} kills, ${sum(({ duplicates }) => duplicates)} duplicates after unknown outcomes`;
tell(`chaos ${problemCount === 0 ? 'passed' : 'failed'}: seed ${seed}, ${told}, ${problemCount} problems`);
process.exitCode = problemCount === 0 ? 0 : 1;

async function playOnPostgres(milliseconds: number, say: (text: string) => void): Promise<RunReport> {
  // Loaded only here: the binaries are an optional package.
  const { OwnPostgres } = await import('../integration/own-postgres.ts');
  const postgres = await OwnPostgres.start();
  try {
    return await play({ seed, milliseconds, postgresUrl: postgres.url, say });
  } finally {
    await postgres.stop();
  }
}
