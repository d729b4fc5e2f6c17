/** Zeros of the scripts whose digits people type beside Latin ones: Arabic, Persian, Devanagari, Bengali, Thai, full width. */
const zeros = [0x06_60, 0x06_f0, 0x09_66, 0x09_e6, 0x0e_50, 0xff_10];

const foreign = /[٠-٩۰-۹०-९০-৯๐-๙０-９\u00A0\u2000-\u2015\u202F\u2060\u2212\uFEFF\uFF0B\uFF20]/g;

/**
 * The same text with every digit as 0–9, and with spaces, hyphens, plus and at signs as ASCII has them. As many code units as before, so
 * that a place in one is a place in the other.
 */
export function plainDigits(text: string): string {
  return text.replace(foreign, (character) => {
    const code = character.charCodeAt(0);
    const zero = zeros.find((first) => code >= first && code < first + 10);
    if (zero !== undefined) return String(code - zero);
    if (character === '\uFF0B') return '+';
    if (character === '\uFF20') return '@';
    return /[\u2010-\u2015\u2212]/.test(character) ? '-' : ' ';
  });
}
