// What axe finds wrong with a page for people who use keys, screen readers or little contrast.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Finds what is wrong, each with the first place where it is; only of these impacts, where they are given. */
export async function findAxeProblems(page: Page, impacts?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<{ violations: readonly Violation[] }> } }).axe.run(),
  );
  return violations.filter(({ impact }) => impacts?.includes(impact) ?? true).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
