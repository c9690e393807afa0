// The types of build-console.mjs, for the TypeScript that imports it.

/** What is to be done about the page. */
export type BuildDecision = 'fresh' | 'build' | 'no-sources' | 'no-vite';

/** What has been done about the page. */
export type BuildResult =
  | { readonly outcome: 'fresh' | 'built' | 'no-sources' | 'no-vite' }
  | { readonly outcome: 'failed'; readonly reason: string };

/** Decides what is to be done, from what there is. */
export function decideBuild(situation: {
  readonly hasSources: boolean;
  readonly hasVite: boolean;
  /** What the built page says of its sources; undefined where there is no page. */
  readonly stamp: string | undefined;
  readonly sourceHash: string;
  readonly isForced?: boolean;
}): BuildDecision;

/** Hashes names and contents of everything that the page is built from; tests are no part of it. */
export function hashSources(root: string): Promise<string>;

/** Builds the page where that is needed and possible; never throws. */
export function ensureConsoleBuilt(options?: {
  readonly root?: string;
  readonly log?: (line: string) => void;
  readonly isForced?: boolean;
}): Promise<BuildResult>;
