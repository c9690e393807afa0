// A command that may run is made in one place: the type is asserted there and nowhere else, or the brand would mean nothing.
import { describe, expect, it } from 'vitest';
import { listProjectFiles } from '../house/list-project-files.ts';
import { readProjectFile } from '../house/read-project-file.ts';

const MAKER = 'src/commands/authorize/grant-command.ts';
// Match: `as AuthorizedCommand`, `as unknown as Readonly<AuthorizedCommand>`, `<AuthorizedCommand>value`. Near miss: `: AuthorizedCommand`.
const ASSERTION = /\bas\s+(?:unknown\s+as\s+)?(?:\w+<)*AuthorizedCommand\b|(?:^|[=(,:?[\s])<AuthorizedCommand>\s*[\w({[]/m;
// Match: import { AuthorizedCommand as Other }, type Other = AuthorizedCommand. Near miss: import type { AuthorizedCommand }.
const OTHER_NAME = /\bAuthorizedCommand\s+as\s+\w|\btype\s+\w+\s*=\s*[^;]*\bAuthorizedCommand\b|\bextends\s+AuthorizedCommand\b/;

// Match: { ...authorized, command }. Near miss: ...authorizedPeople.
const COPY = /\.\.\.authorized\b/;

// Tests of later stages may make one of their own.
const sources = listProjectFiles().filter((file) => /^src\/.*\.ts$/.test(file) && !/\.test\.ts$|\/testing\//.test(file));

describe('AuthorizedCommand', () => {
  it('is asserted in one place', () => {
    expect(sources.filter((file) => ASSERTION.test(readProjectFile(file)))).toEqual([MAKER]);
  });

  it('goes by no other name', () => {
    const renaming = sources.filter((file) => OTHER_NAME.test(readProjectFile(file)));

    expect(renaming.filter((file) => file !== MAKER)).toEqual([]);
  });

  it('is never made from another one', () => {
    expect(sources.filter((file) => COPY.test(readProjectFile(file)))).toEqual([]);
  });

  it.each([
    'x as AuthorizedCommand;',
    'x as unknown as AuthorizedCommand',
    'x as Readonly<AuthorizedCommand>',
    'return <AuthorizedCommand>{};',
  ])('would be seen asserted in %s', (code) => {
    expect(code).toMatch(ASSERTION);
  });

  it.each(['(authorized: AuthorizedCommand) => 1', 'Promise<AuthorizedCommand>', "import type { AuthorizedCommand } from './a.ts';"])(
    'is not asserted in %s',
    (code) => {
      expect(code).not.toMatch(ASSERTION);
      expect(code).not.toMatch(OTHER_NAME);
    },
  );
});
