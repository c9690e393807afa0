// IAM actions of S3 where a command names a version of an object: they are others than those of the object as it is now (S3 User Guide,
// "Required permissions for S3 API operations"). To delete a version is to delete it for good.

// Stryker disable StringLiteral,ArrayDeclaration: rows of a table; each has its case.
/** Action of an object to that of a version of it. Not of `GetObject`: what reads contents never runs, and is known by that name. */
const ACTIONS_OF_VERSIONS: ReadonlyMap<string, string> = new Map(
  [
    ['DeleteObject', 'DeleteObjectVersion'],
    ['DeleteObjectTagging', 'DeleteObjectVersionTagging'],
    ['GetObjectAcl', 'GetObjectVersionAcl'],
    ['GetObjectAttributes', 'GetObjectVersionAttributes'],
    ['GetObjectTagging', 'GetObjectVersionTagging'],
    ['GetObjectTorrent', 'GetObjectVersionTorrent'],
    ['PutObjectAcl', 'PutObjectVersionAcl'],
    ['PutObjectTagging', 'PutObjectVersionTagging'],
  ].map(([object, version]) => [`s3:${object}`, `s3:${version}`]),
);
// Stryker restore StringLiteral,ArrayDeclaration

type Params = Readonly<Record<string, unknown>>;

/** Adjusts the actions of an operation of S3 to its parameters. */
export function adjustToObjectVersions(actions: readonly string[], params: Params): readonly string[] {
  const adjusted = isVersion(params) ? actions.map((action) => ACTIONS_OF_VERSIONS.get(action) ?? action) : actions;
  const objects = listOf(recordOf(params['Delete'])['Objects']).map((object) => recordOf(object));
  return [
    ...adjusted,
    // Of several objects some may be named by a version.
    ...(objects.some((object) => isVersion(object)) ? ['s3:DeleteObjectVersion'] : []),
    ...(params['BypassGovernanceRetention'] === true ? ['s3:BypassGovernanceRetention'] : []),
  ];
}

function isVersion({ VersionId }: Params): boolean {
  return typeof VersionId === 'string' && VersionId !== '';
}

function recordOf(value: unknown): Params {
  return typeof value === 'object' && value !== null ? (value as Params) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
