// One spelling for every way to write a name, so that no spelling slips past a list: `Get-Object`, `getobject` and `GetObject` are one.

/** Folds a name of a service or an operation: compatibility forms made plain, lower case, letters and digits alone. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
