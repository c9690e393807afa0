// The YAML file: from its bytes to plain values with their places.
import { isScalar } from 'yaml';
import { composeYaml } from './compose-yaml.ts';
import { decodeText } from './decode-text.ts';
import type { Findings } from './findings.ts';
import type { ReadFile } from './read-file.ts';
import { readYamlValues } from './read-yaml-values.ts';

// A thousand channel configurations take some 200 KB.
const CONFIG_FILE_MAX_BYTES = 1024 * 1024;

/** Which file to read. */
export interface ConfigFileRequest {
  readonly path: string;
  readonly mustExist: boolean;
  readonly readFile: ReadFile;
  readonly findings: Findings;
}

/** What the file holds; no keys where there is no file. */
export interface ConfigFile {
  readonly path: string;
  readonly data: Record<string, unknown>;
  readonly isPresent: boolean;
  /** False where nothing can be said about the values, because too much of the file is broken. */
  readonly isReadable: boolean;
  readonly isWorldReadable: boolean;
}

/** Reads the file; faults are reported. */
export async function readConfigFile({ path, mustExist, readFile, findings }: ConfigFileRequest): Promise<ConfigFile> {
  const outcome = await readFile(path, CONFIG_FILE_MAX_BYTES);
  const nothing = { path, data: {}, isWorldReadable: false };
  if (outcome.status === 'missing' && !mustExist) return { ...nothing, isPresent: false, isReadable: true };
  if (outcome.status !== 'read') {
    findings.reportProblem({ path: '', text: outcome.reason });
    return { ...nothing, isPresent: true, isReadable: false };
  }
  const decoded = decodeText(outcome.bytes);
  if (decoded.status === 'no-text') {
    findings.reportProblem({ path: '', text: decoded.reason });
    return { ...nothing, isPresent: true, isReadable: false };
  }
  const data = readText(decoded.text, findings);
  const { isWorldReadable } = outcome;
  return { path, data: data ?? {}, isPresent: true, isReadable: data !== undefined, isWorldReadable };
}

function readText(text: string, findings: Findings): Record<string, unknown> | undefined {
  const { document, lineCounter, faults, damagedLines } = composeYaml(text);
  findings.setDamagedLines(damagedLines);
  for (const fault of faults) findings.reportProblem({ path: '', ...fault });
  if (document === undefined) return undefined;
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    if (faults.length === 0) findings.warnProblem({ path: '', text: 'is empty; the defaults are used' });
    return {};
  }
  return readYamlValues(document.contents, lineCounter, findings);
}
