/** What was found when a PDF document just made was read back. */
export interface CheckedPdf {
  readonly pages: number
  readonly bytes: number
}

/**
 * Reads back a PDF document: its beginning, its end and its pages.
 * @throws an Error when it is not whole.
 */
export function checkPdf(bytes: Uint8Array): CheckedPdf {
  const text = new TextDecoder('latin1').decode(bytes)
  if (!text.startsWith('%PDF-')) throw new Error('the document does not begin as a PDF does')
  if (!text.trimEnd().endsWith('%%EOF')) throw new Error('the document does not end as a PDF does')
  const pages = text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0
  if (pages === 0) throw new Error('the document has no page')
  return { pages, bytes: bytes.length }
}
