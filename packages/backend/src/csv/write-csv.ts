/**
 * A spreadsheet takes a field that begins like this for a formula. An apostrophe in front makes it text; fields that already have
 * apostrophes in front get one more, so that taking one away gives back what was there.
 */
const formula = /^'*[=+\-@\t\r]/;

const written = (field: string) => `"${(formula.test(field) ? `'${field}` : field).replaceAll('"', '""')}"`;

/** A record of a CSV file, with its line end. Opens in a spreadsheet without anything in it being run. */
export const csvLine = (fields: readonly string[]): string => `${fields.map(written).join(',')}\r\n`;

/** What `csvLine` was given, from a field of what it wrote. */
export const fromCsvField = (field: string): string => (/^'+[=+\-@\t\r]/.test(field) ? field.slice(1) : field);
