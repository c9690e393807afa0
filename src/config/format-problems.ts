// Problems as lines for a terminal or a log, in the form that editors make links of.
import type { ConfigProblem } from './config-problem.ts';

/** Problems, and the file that they are in. */
export interface FileProblems {
  readonly problems: readonly ConfigProblem[];
  readonly file?: string;
}

/** Writes a line for each problem: `signalbox.yaml:12:5 channelConfigurations[0].platform: must be one of web, slack`. */
export function formatProblems({ problems, file = 'configuration' }: FileProblems): readonly string[] {
  return problems.map(({ path, line, column, variable, text }) => {
    const inFile = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
    return `${[variable ?? inFile, path].filter((part) => part !== '').join(' ')}: ${text}`;
  });
}
