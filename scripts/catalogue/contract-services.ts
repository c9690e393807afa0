// The services whose official clients are installed beside the tests: they are made again at every check, and our client is held
// against theirs.
import { readFileSync } from 'node:fs';
import { clientPackage, type ServiceFacts } from './service-facts.ts';

/** Tells which of the services have their client among the development packages, and of which version. */
export function contractVersions(services: readonly ServiceFacts[]): ReadonlyMap<string, string> {
  const { devDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const found = new Map<string, string>();
  for (const service of services) {
    const version = devDependencies[clientPackage(service)];
    if (version !== undefined) found.set(service.cli, version);
  }
  return found;
}
