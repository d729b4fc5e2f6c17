import type { IntlShape } from 'react-intl';
import type { Transcript, TranscriptLine } from './transcript.ts';

const style = `body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:15px/1.5 system-ui,sans-serif;color:#1b211e}
h1{font-size:1.25rem;margin:0}
.note{margin:0;color:#58615c}
ol{padding:0;list-style:none}
li{margin:.75rem 0;break-inside:avoid}
.who{font-weight:600}
time{color:#58615c;font-size:.8125rem;margin-inline-start:.5rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
.event{color:#58615c;text-align:center;font-size:.8125rem}
.mark{color:#b3261e;font-weight:600}`;

/** A page that stands alone: no scripts, and a policy that lets nothing be fetched. Everything that anybody wrote is escaped text. */
export function transcriptHtml(intl: IntlShape, { title, notes, lines, timeZone }: Transcript): string {
  const stamp = (time: number) => intl.formatDate(time, { dateStyle: 'medium', timeStyle: 'medium', timeZone });
  return `<!doctype html>
<html lang="${escape(intl.locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escape(title)}</title>
<style>
${style}
</style>
</head>
<body>
<h1 dir="auto">${escape(title)}</h1>
${notes.map((note) => `<p class="note">${escape(note)}</p>`).join('\n')}
<ol>
${lines.map((line) => item(line, stamp(line.timestamp))).join('\n')}
</ol>
</body>
</html>
`;
}

function item(line: TranscriptLine, stamp: string): string {
  const time = `<time datetime="${new Date(line.timestamp).toISOString()}">${escape(stamp)}</time>`;
  if (line.kind === 'event') return `<li class="event"><span dir="auto">${escape(line.text)}</span>${time}</li>`;
  const mark = line.unsent ? ` <span class="mark">${escape(line.unsent)}</span>` : '';
  const files = line.attachments.map(({ name }) => `<div class="text">📎 <bdi>${escape(name)}</bdi></div>`).join('');
  const text = line.text ? `<div class="text" dir="auto">${escape(line.text)}</div>` : '';
  return `<li><span class="who"><bdi>${escape(line.sender)}</bdi></span>${time}${mark}${text}${files}</li>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/gu, (character) => entities[character] ?? '');
