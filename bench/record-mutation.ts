// Writes what `npm run test:mutation` has found into bench/RESULTS.md. Without arguments from the report of the last run; with arguments from
// the reports of several, each over files of its own, which are added up. Of a file in several reports the one counts that knows most of it.
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { changeResults, replaceSection } from './results-file.ts';

interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

const LAST_REPORT = '.stryker/mutation.json';
const ROOM = 'src/commands/';

const given = process.argv.slice(2);
const paths = given.length === 0 ? [LAST_REPORT] : given;
const found = new Map<string, readonly string[]>();
for (const path of paths) {
  const { files } = JSON.parse(await readFile(path, 'utf8')) as MutationReport;
  for (const [file, { mutants }] of Object.entries(files)) {
    const results = mutants.map(({ status }) => status);
    if (results.length > (found.get(file)?.length ?? 0)) found.set(file, results);
  }
}

const statuses = new Map<string, string[]>();
for (const [file, ofFile] of found) {
  const area = file.slice(file.indexOf(ROOM) + ROOM.length).replace(/\/[^/]+$/, '');
  statuses.set(area, [...(statuses.get(area) ?? []), ...ofFile]);
}

const areas = [...statuses].toSorted(([one], [other]) => one.localeCompare(other));
const rows = [...areas.map(([area, results]) => toRow(`\`${area}\``, results)), toRow('all', [...statuses.values()].flat())];
const { version } = JSON.parse(await readFile('node_modules/@stryker-mutator/core/package.json', 'utf8')) as { version: string };
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const runs = paths.length === 1 ? 'one run' : `${paths.length} runs, each over files of its own, added up`;
const body = `Written by \`node bench/record-mutation.ts\` after \`npm run test:mutation\` (CONTRIBUTING.md): of all changes of one place in the code that decides,
how many some test notices. Promised: at least 90 %.

Commit ${commit}, ${new Date().toISOString().slice(0, 10)}, StrykerJS ${version}, ${runs}.

| Where | Mutants | Killed | Survived | Without a test | Left out, with a reason |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
await changeResults((document) => replaceSection(document, 'Mutation testing', body));
console.log(rows.join('\n'));

function toRow(area: string, results: readonly string[]): string {
  const count = (...wanted: string[]): number => results.filter((status) => wanted.includes(status)).length;
  // A mutant that never comes to an end is noticed as well.
  const killed = count('Killed', 'Timeout');
  const counted = killed + count('Survived', 'NoCoverage');
  const share = counted === 0 ? '' : ` (${((100 * killed) / counted).toFixed(1)} %)`;
  return `| ${area} | ${counted} | ${killed}${share} | ${count('Survived')} | ${count('NoCoverage')} | ${count('Ignored')} |`;
}
