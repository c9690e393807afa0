// Writes catalogue/ and docs/reference/catalogue.md: every service of the AWS CLI from its official client, or else from a model.
//   node scripts/generate-catalogue.ts                   installs the versions of sources.json into a temporary folder; some minutes
//   node scripts/generate-catalogue.ts --latest          the newest versions instead, but for the contract services (package.json)
//   node scripts/generate-catalogue.ts --from FOLDER     packages that are installed already
//                                      --models FOLDER   botocore's package folder, where Python 3 does not find it by itself
//   node scripts/generate-catalogue.ts --check           writes nothing, needs no network: makes the contract services again, and
//                                                        compares the rest with their hashes
import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CatalogueFiles } from './catalogue/catalogue-files.ts';
import { writeReport } from './catalogue/catalogue-report.ts';
import { checkCatalogue } from './catalogue/check-catalogue.ts';
import { contractVersions } from './catalogue/contract-services.ts';
import { installPackages } from './catalogue/install-packages.ts';
import { findBotocore, ModelLibrary } from './catalogue/model-library.ts';
import { readService, type ReadService } from './catalogue/read-service.ts';
import { clientPackage, type ServiceFacts } from './catalogue/service-facts.ts';

const OWN_PACKAGES = fileURLToPath(new URL('../node_modules', import.meta.url));
const FILES = new CatalogueFiles();
const REPORT = fileURLToPath(new URL('../docs/reference/catalogue.md', import.meta.url));

/** Which versions are installed: the contract services' own, then those of sources.json, then the newest. */
function chooseVersions(facts: readonly ServiceFacts[], isLatest: boolean): Readonly<Record<string, string>> {
  const contract = contractVersions(facts);
  const sources = FILES.readSources();
  const versions: Record<string, string> = {};
  for (const service of facts) {
    const name = clientPackage(service);
    const source = sources[service.cli];
    const known = source?.package === name ? source.version : undefined;
    // A service that came from a model had no client with schemas: at the same versions it has none again.
    if (!isLatest && source !== undefined && known === undefined) continue;
    versions[name] = contract.get(service.cli) ?? (isLatest ? undefined : known) ?? 'latest';
  }
  return versions;
}

async function generate(packages: string, facts: readonly ServiceFacts[], models: ModelLibrary): Promise<void> {
  const services: ReadService[] = [];
  for (const service of facts) {
    const read = await readService(packages, service, models);
    if (read === undefined) console.error(`${service.cli}: no source`);
    else services.push(read);
  }
  FILES.write(services);
  await writeFile(REPORT, writeReport({ facts, sources: FILES.readSources(), read: (cli) => FILES.read(cli) }));
  execFileSync(join(OWN_PACKAGES, '.bin/oxfmt'), [REPORT]);
}

async function generateFromRegistry(
  facts: readonly ServiceFacts[],
  { models, isLatest }: { readonly models: ModelLibrary; readonly isLatest: boolean },
): Promise<void> {
  const { folder, notThere } = await installPackages(chooseVersions(facts, isLatest));
  try {
    for (const name of notThere) console.error(`the registry does not have ${name}`);
    await generate(join(folder, 'node_modules'), facts, models);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function main(given: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...given],
    options: {
      check: { type: 'boolean', default: false },
      latest: { type: 'boolean', default: false },
      from: { type: 'string' },
      models: { type: 'string' },
    },
  });
  const facts = FILES.readServiceFacts();
  if (!values.check) {
    const models = new ModelLibrary(values.models ?? findBotocore());
    await (values.from === undefined
      ? generateFromRegistry(facts, { models, isLatest: values.latest })
      : generate(values.from, facts, models));
    return;
  }
  const problems = await checkCatalogue(OWN_PACKAGES);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

if (import.meta.main) await main(process.argv.slice(2));
