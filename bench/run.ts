// npm run bench: measures Signalbox on this machine and prints the figures; with --record they go into bench/RESULTS.md.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { benchCatalogue } from './catalogue.bench.ts';
import { benchCommandRoundTrip } from './command-round-trip.bench.ts';
import type { BenchFigure } from './figure.ts';
import { benchRendering } from './rendering.bench.ts';
import { benchSnsIntake } from './sns-intake.bench.ts';
import { benchStartUp } from './start-up.bench.ts';

const benches = [benchStartUp, benchSnsIntake, benchRendering, benchCommandRoundTrip, benchCatalogue];

const figures: BenchFigure[] = [];
for (const bench of benches) {
  for (const figure of await bench()) {
    figures.push(figure);
    console.log(`${figure.what.padEnd(70)} ${figure.value}`);
  }
}

if (process.argv.includes('--record')) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const [cpu] = cpus();
  const machine = `${cpus().length} cores (${cpu?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${process.platform}`;
  const rows = figures.map(({ what, value }) => `| ${what} | ${value} |`).join('\n');
  await writeFile(
    new URL('RESULTS.md', import.meta.url),
    `# Results

Written by \`npm run bench -- --record\`: everything on loopback, load and server on the same machine.

Commit ${commit}, ${new Date().toISOString().slice(0, 10)}, ${machine}.

| What | Figure |
| --- | --- |
${rows}
`,
  );
}
