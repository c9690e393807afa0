import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findProgram } from '../../../../test/fakes/find-program.ts';
import { COLOR_ICON, OUTLINE_ICON } from './icons.generated.ts';
import { writeTeamsManifest, type TeamsManifestOptions } from './teams-manifest.ts';
import { writeTeamsPackage } from './write-teams-package.ts';

const APP_ID = '00000000-0000-0000-0000-0000000000a1';
const options: TeamsManifestOptions = {
  appId: APP_ID,
  version: '1.2.3-beta.1',
  name: 'Signalbox',
  developer: 'Example',
  website: 'https://signalbox.example.org',
  privacy: 'https://signalbox.example.org/privacy',
  terms: 'https://signalbox.example.org/terms',
};

const https = z.url({ protocol: /^https$/ }).max(2048);

/** What the schema of Teams asks for, as far as our manifest uses it: texts, lengths and places; unknown keys are refused as there. */
const Manifest = z.strictObject({
  $schema: z.literal('https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json'),
  manifestVersion: z.literal('1.25'),
  version: z.string().regex(/^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/),
  id: z.guid(),
  developer: z.strictObject({ name: z.string().min(1).max(32), websiteUrl: https, privacyUrl: https, termsOfUseUrl: https }),
  name: z.strictObject({ short: z.string().min(1).max(30), full: z.string().max(100) }),
  description: z.strictObject({ short: z.string().max(80), full: z.string().max(4000) }),
  icons: z.strictObject({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
  accentColor: z.string().regex(/^#[\dA-F]{6}$/),
  supportsChannelFeatures: z.literal('tier1'),
  bots: z
    .array(
      z.strictObject({
        botId: z.guid(),
        scopes: z.array(z.enum(['team', 'personal', 'groupChat'])).max(3),
        isNotificationOnly: z.literal(false),
        supportsFiles: z.literal(false),
        commandLists: z
          .array(
            z.strictObject({
              scopes: z.array(z.enum(['team', 'personal', 'groupChat'])).max(3),
              commands: z.array(z.strictObject({ title: z.string().max(128), description: z.string().max(4000) })).max(10),
            }),
          )
          .max(3),
      }),
    )
    .length(1),
  validDomains: z.array(z.string()).max(16),
});

describe('writeTeamsManifest', () => {
  it('is within the schema, for the bot, and asks for no permission', () => {
    const written = writeTeamsManifest(options);
    if (written.status === 'refused') throw new Error(written.reason);
    const manifest = Manifest.parse(JSON.parse(written.json));

    expect(manifest).toMatchObject({ id: APP_ID, version: '1.2.3', bots: [{ botId: APP_ID }] });
    expect(written.json).not.toContain('permission');
  });

  it.each<[Partial<TeamsManifestOptions>, string]>([
    [{ name: '' }, 'the name must have 1 to 30 characters'],
    [{ name: 'x'.repeat(31) }, 'the name must have 1 to 30 characters'],
    [{ developer: 'x'.repeat(33) }, 'the developer must have 1 to 32 characters'],
    [{ version: '1.2' }, 'is no version such as 1.2.0'],
    [{ website: 'http://signalbox.example.org' }, '--website'],
    [{ privacy: 'https://' }, '--privacy'],
    [{ terms: 'signalbox.example.org' }, '--terms'],
  ])('refuses %j', (change, reason) => {
    expect(writeTeamsManifest({ ...options, ...change })).toEqual({ status: 'refused', reason: expect.stringContaining(reason) });
  });
});

describe('writeTeamsPackage', () => {
  it.each([
    ['the color icon', COLOR_ICON, 192],
    ['the outline', OUTLINE_ICON, 32],
  ])('has %s in the size that Teams asks for', (_which, icon, size) => {
    const png = Buffer.from(icon, 'base64');

    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });

  it('is an archive with the manifest and the icons at its root', async (context) => {
    const unzip = findProgram('unzip');
    if (unzip === undefined) {
      context.skip('there is no unzip on this machine');
      return;
    }
    const written = writeTeamsPackage(options);
    if (written.status === 'refused') throw new Error(written.reason);
    const folder = await mkdtemp(join(tmpdir(), 'signalbox-package-'));
    await writeFile(join(folder, 'app.zip'), written.zip);

    expect(execFileSync(unzip, ['-t', join(folder, 'app.zip')], { encoding: 'utf8' })).toContain('No errors detected');
    expect(
      execFileSync(unzip, ['-Z1', join(folder, 'app.zip')], { encoding: 'utf8' })
        .trim()
        .split('\n'),
    ).toEqual(['manifest.json', 'color.png', 'outline.png']);
    await rm(folder, { recursive: true });
  });

  it('refuses what Teams would refuse', () => {
    expect(writeTeamsPackage({ ...options, name: '' })).toMatchObject({ status: 'refused' });
  });
});
