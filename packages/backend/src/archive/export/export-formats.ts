import type { ExportQuery } from '@liaison/protocol/api';
import { csvExport } from './csv-export.ts';
import type { ExportFormat } from './export-format.ts';
import { htmlExport } from './html-export.ts';
import { jsonExport } from './json-export.ts';
import { textExport } from './text-export.ts';

export const exportFormats: Readonly<Record<ExportQuery['format'], ExportFormat>> = {
  json: jsonExport,
  html: htmlExport,
  text: textExport,
  csv: csvExport,
};
