// The Region of commands that name none and channels that set none: what the AWS CLI would use on this machine.
import { loadSharedConfigFiles } from '@smithy/core/config';
import type { Environment } from './aws-environment.ts';

/** Finds it in AWS_REGION, AWS_DEFAULT_REGION or the profile; undefined where nothing names one. Files that cannot be read are passed over. */
export async function findDefaultRegion(environment: Environment): Promise<string | undefined> {
  const named = [environment['AWS_REGION'], environment['AWS_DEFAULT_REGION']].find(isGiven);
  if (named !== undefined) return named;
  const profile = [environment['AWS_PROFILE'], environment['AWS_DEFAULT_PROFILE']].find(isGiven) ?? 'default';
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    ...(isGiven(environment['AWS_CONFIG_FILE']) ? { configFilepath: environment['AWS_CONFIG_FILE'] } : {}),
    ...(isGiven(environment['AWS_SHARED_CREDENTIALS_FILE']) ? { filepath: environment['AWS_SHARED_CREDENTIALS_FILE'] } : {}),
    ignoreCache: true,
  }).catch(() => ({ configFile: {}, credentialsFile: {} }) as Awaited<ReturnType<typeof loadSharedConfigFiles>>);
  return [configFile[profile]?.['region'], credentialsFile[profile]?.['region']].find(isGiven);
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
