import { readFile } from 'node:fs/promises'
import { FONT_FILES, type FontSource } from '../exporters/pdf/fonts.ts'

const FOLDER = new URL('../exporters/pdf/fonts/', import.meta.url)

/** The fonts of the PDF report, read from the source folder. @throws the file system's error when one is missing. */
export const nodeFonts: FontSource = {
  load: async (name) => new Uint8Array(await readFile(new URL(FONT_FILES[name], FOLDER))),
}
