/** Hands text or bytes to the browser as a file to keep. */
export function downloadText(text: string, name: string): void {
  downloadBytes(new TextEncoder().encode(text), name, 'application/json')
}

export function downloadBytes(bytes: Uint8Array<ArrayBuffer>, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the blob after the click returns.
  setTimeout(() => { URL.revokeObjectURL(url) }, 60_000)
}

/** A file name from what a person typed: letters, digits and hyphens only, so that it can never be a path. */
export function fileName(words: readonly string[], extension: string): string {
  const stem = words.join(' ').normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 80)
  return `${stem === '' ? 'lacuna' : stem}.${extension}`
}
