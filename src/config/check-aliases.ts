// Rules of aliases: in each channel a name stands for one thing, what it stands for can be read and holds no secret, and the channel
// configurations are there.
import { foldAliasName } from '../domain/alias.ts';
import { readTemplate } from '../commands/parse/template/read-template.ts';
import { maskSecretPatterns } from '../lib/mask-secret-patterns.ts';
import type { AliasConfig } from './alias-config.ts';
import type { Findings } from './findings.ts';
import { formatPath } from './format-path.ts';
import type { PartialConfig, Partially } from './partial-config.ts';
import { reportUnknownConfigurations } from './report-unknown-configurations.ts';

type Item = Partially<AliasConfig>;

/** Reports aliases of one name in one channel, commands that cannot be read, secrets, and configurations that are not there. */
export function checkAliases(config: PartialConfig, findings: Findings): void {
  const items = config.aliases ?? [];
  for (const [index, item] of items.entries()) {
    if (item === undefined) continue;
    checkCommand(item, index, findings);
    const first = items.slice(0, index).findIndex((other) => other !== undefined && clash(other, item));
    if (first !== -1) {
      findings.report(
        ['aliases', index, 'name'],
        `the name is taken: ${formatPath(['aliases', first])} has it already for the same channel`,
      );
    }
  }
  const lists = items.flatMap(({ configurationNames: names } = {}, index) =>
    names === undefined ? [] : [{ path: ['aliases', index, 'configurationNames'], names }],
  );
  reportUnknownConfigurations(config, findings, lists);
}

function checkCommand({ command }: Item, index: number, findings: Findings): void {
  if (command === undefined) return;
  const read = readTemplate(command);
  const path = ['aliases', index, 'command'];
  if (read.status === 'failed') findings.report(path, `cannot be read: ${read.fault}`);
  // Whoever is in the channel may ask what an alias stands for.
  else if (maskSecretPatterns(command, '') !== command) findings.report(path, 'holds a secret: put a $variable in its place');
}

/** One of all channels gives way to one that names its channels. */
function clash(left: Item, right: Item): boolean {
  if (left.name === undefined || right.name === undefined || foldAliasName(left.name) !== foldAliasName(right.name)) return false;
  const [ofLeft, ofRight] = [left.configurationNames, right.configurationNames];
  if (ofLeft === undefined || ofRight === undefined) return ofLeft === ofRight;
  return ofLeft.some((name) => name !== undefined && ofRight.includes(name));
}
