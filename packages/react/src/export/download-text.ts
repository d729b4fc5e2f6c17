import { saveFile } from '../attachments/save-file.ts';

/** Saves text as a file on the agent's computer. */
export const downloadText = (fileName: string, text: string): void => saveFile(fileName, new Blob([text]));
