/** Control characters but for line ends and tabs: some make a terminal do things. */
const controls = /(?![\n\t])\p{Cc}/gu;

/** Text that does nothing where it is shown, in a terminal or a spreadsheet. */
export const inertText = (text: string): string =>
  text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(controls, '\uFFFD');

/** The same on one line. */
export const inertLine = (text: string): string => inertText(text).replaceAll(/[\n\t\u2028\u2029]+/g, ' ');
