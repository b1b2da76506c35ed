import type { ProblemCatalogue } from '@sightline/kernel';

/** What a request can be told at the edge. */
export const requestTexts: ProblemCatalogue = {
  'shell.field-not-valid': { text: "'{field}' {claim}.", advice: 'Correct it and send the request again.' },
  'shell.body-not-json': {
    text: 'The body of the request is not JSON.',
    advice: 'Send a JSON object with content-type application/json; a file goes with application/octet-stream.',
  },
  'shell.request-malformed': {
    text: 'The address or the headers of the request cannot be read.',
    advice: 'Check its percent signs and its length.',
  },
  'shell.text-not-storable': {
    text: 'A text of the request holds a character that cannot be kept: a NUL, or half of a surrogate pair.',
    advice: 'Remove that character and send the request again.',
  },
  'shell.as-of-in-future': {
    text: "Nothing can be read as of '{asOf}' yet: the latest is {latest}.",
    advice: 'Ask for an earlier day, or leave asOf out to read what stands now.',
  },
  'shell.command-id-missing': {
    text: 'A write needs a Command-Id header that holds a UUID.',
    advice: 'Make a new UUID for each command, and repeat it when you retry.',
  },
  'shell.version-missing': {
    text: 'This write needs an If-Match header with the version that you saw.',
    advice: 'Read the record, then send If-Match: "<version>".',
  },
  'shell.not-found': {
    text: 'There is no such record, or you may not see it.',
    advice: 'Check the address, or ask its owner for access.',
  },
  'shell.no-such-address': {
    text: "Nothing is served at '{path}'.",
    advice: 'Check the address; the routes are listed in docs/reference.',
  },
  'shell.wrong-method': {
    text: "'{path}' does not know the method {method}.",
    advice: 'Use {methods}.',
  },
  'shell.too-large': {
    text: 'The body is too large: at most {mostJson} MB of JSON, or {most} MB of a file.',
    advice: 'Split it, or give the files one by one.',
  },
  'shell.too-many-requests': {
    text: 'Too many requests came from {address} in a short time.',
    advice: 'Wait {seconds} s, then send the request again.',
  },
  'shell.database-away': {
    text: 'The database is not answering.',
    advice: 'It restarts by itself; try again in a few seconds. Nothing was half-written.',
  },
  'shell.database-disk-full': {
    text: 'The disk of the database is full, so nothing can be written. Nothing was half-written, and reading works.',
    advice: 'Free some space on the disk that holds the data folder, then try again.',
  },
  'shell.failed': {
    text: 'Something failed on the server (reference {reference}). Nothing was half-written.',
    advice: 'Try again; if it fails again, give the reference to whoever runs Sightline.',
  },
  'shell.wrong-host': {
    text: "This server does not answer for the host name '{host}'.",
    advice: 'Use the address that it printed at the start, or add the name to SIGHTLINE_HOSTS.',
  },
  'shell.wrong-origin': {
    text: "A page of '{origin}' may not write here.",
    advice: 'Open Sightline at its own address and try again there.',
  },
};
