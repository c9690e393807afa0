// Runs the walls of dependency-cruiser.config.mjs over a tree.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise as runCruiser, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';

/** The root of this checkout. */
export const ROOT = path.join(import.meta.dirname, '..', '..');

interface WallsConfiguration {
  readonly forbidden: NonNullable<IFlattenedRuleSet['forbidden']>;
  readonly options: ICruiseOptions & { readonly enhancedResolveOptions: NonNullable<Parameters<typeof runCruiser>[2]> };
}

/** The configuration that `npm run check:walls` reads. */
export const walls = await readWalls();

async function readWalls(): Promise<WallsConfiguration> {
  const module = (await import(pathToFileURL(path.join(ROOT, 'dependency-cruiser.config.mjs')).href)) as { default: WallsConfiguration };
  return module.default;
}

/** Cruises folders of a tree and returns their modules and every violation. */
export async function cruise(baseDir: string, folders: readonly string[]): Promise<ICruiseResult> {
  const { forbidden, options } = walls;
  const ruleSet = { forbidden: structuredClone(forbidden) };
  const { output } = await runCruiser([...folders], { ...options, baseDir, ruleSet, validate: true }, options.enhancedResolveOptions);
  if (typeof output === 'string') throw new Error('dependency-cruiser returned text where modules were asked for');
  return output;
}
