import type { FontName } from './style.ts'

/** The font files of the document. They differ between browser and command line only in how they are read. */
export interface FontSource {
  readonly load: (name: FontName) => Promise<Uint8Array>
}

export const FONT_FILES: Readonly<Record<FontName, string>> = {
  sans: 'NotoSans-Regular.ttf',
  sansBold: 'NotoSans-SemiBold.ttf',
  serif: 'SourceSerif4-Regular.ttf',
  serifBold: 'SourceSerif4-SemiBold.ttf',
  han: 'NotoSansSC-Regular.ttf',
}

/** Each address stands whole, so that the bundler sees it; nothing is fetched before a PDF is asked for. */
const ADDRESSES: Readonly<Record<FontName, () => URL>> = {
  sans: () => new URL('./fonts/NotoSans-Regular.ttf', import.meta.url),
  sansBold: () => new URL('./fonts/NotoSans-SemiBold.ttf', import.meta.url),
  serif: () => new URL('./fonts/SourceSerif4-Regular.ttf', import.meta.url),
  serifBold: () => new URL('./fonts/SourceSerif4-SemiBold.ttf', import.meta.url),
  han: () => new URL('./fonts/NotoSansSC-Regular.ttf', import.meta.url),
}

/** Reads the fonts beside the app's own files. @throws when a file cannot be had. */
export const browserFonts: FontSource = {
  load: async (name) => {
    const address = ADDRESSES[name]()
    // In the one-file edition the font stands in the address itself, and nothing may be fetched.
    if (address.protocol === 'data:') return fromBase64(address.pathname.slice(address.pathname.indexOf(',') + 1))
    const response = await fetch(address)
    if (!response.ok) throw new Error(`the font file ${FONT_FILES[name]} could not be read (${response.status})`)
    return new Uint8Array(await response.arrayBuffer())
  },
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
