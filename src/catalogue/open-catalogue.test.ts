import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '../domain/errors.ts';
import { openCatalogue } from './open-catalogue.ts';
import { aCatalogueFolder } from './testing/a-catalogue-folder.ts';
import { aStoredService } from './testing/a-stored-service.ts';

let folder: URL;
beforeEach(() => {
  folder = aCatalogueFolder([aStoredService({ cli: 'annex' }), aStoredService()], { workshop: { 'own-name': 'RenamedTool' } });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
}

describe('openCatalogue', () => {
  it('tells of every service without reading it', () => {
    rmSync(new URL('services/', folder), { recursive: true });

    expect(openCatalogue(folder).services).toEqual([
      { cliName: 'annex', serviceId: 'Workshop', signingName: 'workshop-signing', operationNames: expect.arrayContaining(['LendTool']) },
      { cliName: 'workshop', serviceId: 'Workshop', signingName: 'workshop-signing', operationNames: expect.arrayContaining(['LendTool']) },
    ]);
  });

  it('reads a service when it is first asked for, and once', () => {
    const catalogue = openCatalogue(folder);
    const service = catalogue.service('workshop');
    rmSync(new URL('services/', folder), { recursive: true });

    expect(service?.operation('LendTool')?.input.members.has('ToolName')).toBe(true);
    expect(catalogue.service('workshop')).toBe(service);
    expect(codeOf(() => catalogue.service('annex'))).toBe('catalogue-damaged');
  });

  it('knows operations under the names that the AWS CLI gives them', () => {
    expect(openCatalogue(folder).service('workshop')?.operationOfCli('own-name')?.name).toBe('RenamedTool');
    expect(openCatalogue(folder).service('annex')?.operationOfCli('own-name')).toBeUndefined();
  });

  it.each(['', 'Workshop', 'toString', '__proto__', 'constructor', '../index', '../services/workshop', 'workshop/', 'workshop.json.br'])(
    'knows no service %j, and reads no file for it',
    (name) => {
      expect(openCatalogue(folder).service(name)).toBeUndefined();
    },
  );

  it('says that the catalogue is damaged where the index is absent or no JSON', () => {
    writeFileSync(new URL('index.json', folder), '[{');
    expect(codeOf(() => openCatalogue(folder))).toBe('catalogue-damaged');

    rmSync(new URL('index.json', folder));
    expect(codeOf(() => openCatalogue(folder))).toBe('catalogue-damaged');
  });

  it('says so where the facts of the AWS CLI are damaged', () => {
    writeFileSync(new URL('cli-facts.json', folder), 'x');

    expect(codeOf(() => openCatalogue(folder).service('workshop'))).toBe('catalogue-damaged');
  });

  it('says so of one service, while the others can be read', () => {
    const file = new URL('services/workshop.json.br', folder);
    truncateSync(file, Math.floor(readFileSync(file).length / 2));
    const catalogue = openCatalogue(folder);

    expect(codeOf(() => catalogue.service('workshop'))).toBe('catalogue-damaged');
    expect(catalogue.service('annex')?.cliName).toBe('annex');
  });

  it('tries a damaged service again, in case it was mended', () => {
    const file = new URL('services/workshop.json.br', folder);
    const whole = readFileSync(file);
    const catalogue = openCatalogue(folder);
    writeFileSync(file, 'damaged');

    expect(codeOf(() => catalogue.service('workshop'))).toBe('catalogue-damaged');
    writeFileSync(file, whole);
    expect(catalogue.service('workshop')?.cliName).toBe('workshop');
  });

  it('opens the catalogue that comes with Signalbox', () => {
    const catalogue = openCatalogue();
    const names = catalogue.services.map(({ cliName }) => cliName);

    expect(names).toEqual(names.toSorted());
    expect(catalogue.service('ec2')?.operationOfCli('describe-instances')?.paginator).toMatchObject({ limit: 'MaxResults' });
  });
});
