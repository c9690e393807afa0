// The package of the Teams app, as people upload it: a manifest and two icons.
import { writeZip } from '../../../lib/write-zip.ts';
import { COLOR_ICON, OUTLINE_ICON } from './icons.generated.ts';
import { writeTeamsManifest, type TeamsManifestOptions } from './teams-manifest.ts';

/** The archive, or what of the options Teams would refuse. */
export type TeamsPackage =
  | { readonly status: 'written'; readonly zip: Uint8Array }
  | { readonly status: 'refused'; readonly reason: string };

/** Writes the package; the same options always give the same one. */
export function writeTeamsPackage(options: TeamsManifestOptions): TeamsPackage {
  const manifest = writeTeamsManifest(options);
  if (manifest.status === 'refused') return manifest;
  const zip = writeZip([
    { name: 'manifest.json', content: Buffer.from(manifest.json) },
    { name: 'color.png', content: Buffer.from(COLOR_ICON, 'base64') },
    { name: 'outline.png', content: Buffer.from(OUTLINE_ICON, 'base64') },
  ]);
  return { status: 'written', zip };
}
