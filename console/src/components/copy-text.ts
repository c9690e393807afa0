// Copying, also where the page is not on a secure address and browsers lend no clipboard.

/** Copies text; where that is refused, selects `source` so that one key copies it. Tells whether it is copied. */
export async function copyText(text: string, source: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (source !== null) getSelection()?.selectAllChildren(source);
    return false;
  }
}
