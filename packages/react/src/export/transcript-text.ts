import type { IntlShape } from 'react-intl';
import type { Transcript, TranscriptLine } from './transcript.ts';

/** One line per message or event, times in the zone that the head names. Own messages that did not go out are marked. */
export function transcriptText(intl: IntlShape, { title, notes, lines, timeZone }: Transcript): string {
  const stamp = (time: number) => intl.formatDate(time, { dateStyle: 'short', timeStyle: 'medium', timeZone });
  const written = lines.map((line) =>
    line.kind === 'event'
      ? `[${stamp(line.timestamp)}] * ${oneLine(line.text)}`
      : `[${stamp(line.timestamp)}] ${oneLine(line.sender)}: ${content(line)}`,
  );
  return [oneLine(title), ...notes.map(oneLine), '', ...written, ''].join('\n');
}

function content({ text, attachments, unsent }: TranscriptLine): string {
  const files = attachments.map(({ name }) => `<${oneLine(name)}>`);
  return [unsent && `(${unsent})`, indent(text), ...files].filter(Boolean).join(' ');
}

/** A name cannot begin a line of its own and pass for another sender. */
const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ');

/** A message's own line breaks are indented for the same reason. */
const indent = (text: string): string => text.replaceAll(/\r\n|[\r\n\u2028\u2029]/gu, '\n    ');
