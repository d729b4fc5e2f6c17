import type { IntlShape } from 'react-intl';
import type { Transcript } from './transcript.ts';
import { transcriptCsv } from './transcript-csv.ts';
import { transcriptHtml } from './transcript-html.ts';
import { transcriptJson } from './transcript-json.ts';
import { transcriptText } from './transcript-text.ts';

export { transcriptOf } from './transcript.ts';

export type Extension = 'txt' | 'html' | 'json' | 'csv';

const writers: Readonly<Record<Extension, (intl: IntlShape, transcript: Transcript) => string>> = {
  txt: transcriptText,
  html: transcriptHtml,
  json: (_, transcript) => transcriptJson(transcript),
  csv: (_, transcript) => transcriptCsv(transcript),
};

/** The content of a file with that ending. */
export function writeTranscript(extension: Extension, intl: IntlShape, transcript: Transcript): string {
  return writers[extension](intl, transcript);
}
