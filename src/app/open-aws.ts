// AWS for commands that run without a server. It is loaded by the command that needs it, since the others start faster without.
import type { AwsSdk } from '../aws/sdk/index.ts';
import type { Surroundings } from './surroundings.ts';

/** Opens it; nobody is called before the first use. Close it afterwards. */
export async function openAws({ environment, version }: Pick<Surroundings, 'environment' | 'version'>): Promise<AwsSdk> {
  const [{ createAwsSdk }, { openCatalogue }] = await Promise.all([
    import('../aws/sdk/index.ts'),
    import('../catalogue/open-catalogue.ts'),
  ]);
  return createAwsSdk({ catalogue: openCatalogue(), environment, version, demoAccountId: '' });
}
