// npm run bench: measures Signalbox on this machine and prints the figures; with --record they go into bench/RESULTS.md. With names behind it,
// such as npm run bench -- parsing, only these are measured, and nothing is recorded.
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { benchCatalogue } from './catalogue.bench.ts';
import { benchCharts } from './charts.bench.ts';
import { benchCommandRoundTrip } from './command-round-trip.bench.ts';
import { benchEndToEnd } from './end-to-end.bench.ts';
import type { BenchFigure } from './figure.ts';
import { benchDeciding } from './deciding.bench.ts';
import { benchFirstSign } from './first-sign.bench.ts';
import { benchParsing } from './parsing.bench.ts';
import { benchRendering } from './rendering.bench.ts';
import { changeResults, replaceFigures } from './results-file.ts';
import { benchScaleOut } from './scale-out.bench.ts';
import { benchSlackConversations } from './slack-conversations.bench.ts';
import { benchSnsIntake } from './sns-intake.bench.ts';
import { benchStartUp } from './start-up.bench.ts';
import { benchStorm } from './storm.bench.ts';
import { benchWhatUsersFeel } from './what-users-feel.bench.ts';

const benches: Readonly<Record<string, () => Promise<readonly BenchFigure[]>>> = {
  'start-up': benchStartUp,
  'sns-intake': benchSnsIntake,
  'end-to-end': benchEndToEnd,
  'scale-out': benchScaleOut,
  storm: benchStorm,
  'what-users-feel': benchWhatUsersFeel,
  rendering: benchRendering,
  charts: benchCharts,
  'first-sign': benchFirstSign,
  'command-round-trip': benchCommandRoundTrip,
  'slack-conversations': benchSlackConversations,
  deciding: benchDeciding,
  parsing: benchParsing,
  catalogue: benchCatalogue,
};

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0) throw new Error(`there is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);

const figures: BenchFigure[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue;
  for (const figure of await bench()) {
    figures.push(figure);
    console.log(`${figure.what.padEnd(74)} ${figure.value.padEnd(20)} ${tellTarget(figure)}`.trimEnd());
  }
}

const missed = figures.filter(({ target }) => target?.isMet === false);
if (missed.length > 0) console.log(`\nNot kept: ${missed.map(({ what }) => what).join('; ')}`);

if (process.argv.includes('--record') && names.length === 0) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${process.platform}`;
  const rows = figures.map((figure) => `| ${figure.what} | ${figure.value} | ${tellTarget(figure)} |`).join('\n');
  const text = `# Results

Written by \`npm run bench -- --record\`: everything on loopback, load and server on the same machine.

Commit ${commit}, ${new Date().toISOString().slice(0, 10)}, ${machine}.

| What | Figure | Target |
| --- | --- | --- |
${rows}
`;
  await changeResults((document) => replaceFigures(document, text));
}

function tellTarget({ target }: BenchFigure): string {
  return target === undefined ? '' : `${target.text}: ${target.isMet ? 'kept' : 'not kept'}`;
}
