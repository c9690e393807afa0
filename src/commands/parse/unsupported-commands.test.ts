import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../catalogue/open-catalogue.ts';
import { unsupportedCommands } from './unsupported-commands.ts';

describe('unsupportedCommands', () => {
  const catalogue = openCatalogue();

  it.each(Object.entries(unsupportedCommands))(
    'of %s hides no service, and suggests commands that are there',
    (name, { message, suggestions }) => {
      expect(catalogue.service(name)).toBeUndefined();
      expect(message).toContain(`"${name}"`);
      for (const suggestion of suggestions) {
        const [service = '', command = ''] = suggestion.split(' ');
        expect(catalogue.service(service)?.operationOfCli(command)?.cliName).toBe(command);
      }
    },
  );
});
