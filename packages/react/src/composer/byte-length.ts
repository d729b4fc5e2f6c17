const encoder = new TextEncoder();

/** What Amazon Connect takes per message in a web chat, in bytes of UTF-8 (API reference, SendMessage). */
export const maxMessageBytes = 16_384;

export const byteLength = (text: string): number => encoder.encode(text).length;
