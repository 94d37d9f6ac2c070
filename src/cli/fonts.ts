import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FONT_FILES, type FontSource } from '../exporters/pdf/fonts.ts'

const FOLDER = join('src', 'exporters', 'pdf', 'fonts')

/** The fonts of the PDF report, read from the source folder. @throws the file system's error when one is missing. */
export const nodeFonts: FontSource = {
  load: async (name) => new Uint8Array(await readFile(join(rootOf(dirname(fileURLToPath(import.meta.url))), FOLDER, FONT_FILES[name]))),
}

/** The command line runs from the sources or from a bundle deeper down: the nearest folder above that holds the fonts. */
function rootOf(folder: string): string {
  const above = dirname(folder)
  return above === folder || existsSync(join(folder, FOLDER)) ? folder : rootOf(above)
}
