import type { Locale } from './messages.ts'

/** Locales that the PDF report can be set in: its fonts hold their letters, and its lines break as they do. */
export const PDF_LOCALES: readonly Locale[] = ['en', 'zh']
