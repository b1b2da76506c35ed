/** A register as the page got it: a file's bytes, or text from the clipboard. */
export type GivenTable = { readonly name: string; readonly bytes: Uint8Array };

export const MOST_BYTES = 64 * 1024 * 1024;

/** Why a file is refused before it is sent, in the words of the server's own refusals; null when it may go. */
export function refuseBySize(name: string, bytes: number): { readonly text: string; readonly advice: string } | null {
  if (bytes > MOST_BYTES) {
    const size = Math.ceil(bytes / 1024 / 1024);
    return {
      text: `The file '${name}' has ${size} MB; the most is 64 MB.`,
      advice: 'Keep only the sheet with the register, then give it again.',
    };
  }
  return bytes === 0 ? { text: `The file '${name}' is empty.`, advice: 'Save it again, then give it again.' } : null;
}

/** Rows copied from a spreadsheet arrive as tab-separated lines; null for text that is no table. */
export function tableFromPaste(text: string): GivenTable | null {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const isTable = lines.length >= 2 && lines.some((line) => /[\t,;|]/.test(line));
  return isTable ? { name: 'Pasted rows', bytes: new TextEncoder().encode(text) } : null;
}
