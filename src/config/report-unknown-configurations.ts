// Names of channel configurations that stand in other parts of the configuration.
import { describeUnknownName } from './describe-unknown-name.ts';
import type { Findings } from './findings.ts';
import type { ConfigPath } from './format-path.ts';
import type { PartialConfig } from './partial-config.ts';
import { Config } from './schema.ts';

/** A list of names, and where it stands. */
export interface NamedConfigurations {
  readonly path: ConfigPath;
  /** Undefined where a name is faulty. */
  readonly names: readonly (string | undefined)[];
  /** True where the path is that of the one name. */
  readonly isOne?: boolean;
}

/** Reports every name that no channel configuration has. */
export function reportUnknownConfigurations(config: PartialConfig, findings: Findings, lists: readonly NamedConfigurations[]): void {
  const known = listConfigurationNames(config, findings);
  if (known === undefined) return;
  for (const { path, names, isOne } of lists) {
    for (const [position, name] of names.entries()) {
      if (name === undefined || known.includes(name)) continue;
      findings.report(isOne === true ? path : [...path, position], describeUnknownName('channel configuration', name, known));
    }
  }
}

// Undefined where a fault hides a name: then nobody can say which are missing.
function listConfigurationNames(config: PartialConfig, findings: Findings): readonly string[] | undefined {
  const path = ['channelConfigurations'];
  if (findings.isFaulty(path) || findings.isDamaged(path)) return undefined;
  const names: string[] = [];
  for (const item of config.channelConfigurations ?? Config.parse({}).channelConfigurations) {
    if (item?.configurationName === undefined) return undefined;
    names.push(item.configurationName);
  }
  return names;
}
