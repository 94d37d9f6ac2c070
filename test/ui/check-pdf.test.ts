import { expect, test } from 'vitest'
import { checkPdf } from '../../src/ui/check-pdf.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const PAGES = '1 0 obj <</Type /Pages /Count 2>> endobj 2 0 obj <</Type /Page /Parent 1 0 R>> endobj 3 0 obj <</Type/Page>> endobj'

test('a whole document is read back with its pages and its size', () => {
  const document = bytes(`%PDF-1.3\n${PAGES}\nstartxref\n9\n%%EOF\n`)
  expect(checkPdf(document)).toEqual({ pages: 2, bytes: document.length })
})

test.each([
  ['no beginning', `${PAGES}\n%%EOF`, /begin/],
  ['no end', `%PDF-1.3\n${PAGES}`, /end/],
  ['something after the end', `%PDF-1.3\n${PAGES}\n%%EOF\n<html>this is not part of a document</html>`, /end/],
  ['no page', '%PDF-1.3\n<</Type /Pages>>\n%%EOF', /page/],
  ['nothing at all', '', /begin/],
])('a document with %s is refused', (_, text, message) => {
  expect(() => checkPdf(bytes(text))).toThrow(message)
})
