/** Bounds on what a file may ask of the machine. A file beyond them is refused with its size named. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Everything that comes out of one zip, and how much larger it may be than the zip itself (deflate reaches about 1030). */
export const MAX_ZIP_INFLATED_BYTES = 512 * 1024 * 1024;
export const MAX_ZIP_RATIO = 200;
export const MAX_ZIP_ENTRIES = 2000;

export const MAX_XML_DEPTH = 64;
export const MAX_XML_TEXT_CHARS = 1024 * 1024;

/** Notes longer than this stay behind and are counted. */
export const MAX_NOTES_CHARS = 8000;

/** Findings of one file that are shown one by one; the rest is counted. */
export const MAX_FINDINGS = 100;

/** A hundred years around the clock. A longer duration or lag is a slip of the keyboard, and is told instead of computed with. */
export const MOST_MINUTES = 52_596_000;
