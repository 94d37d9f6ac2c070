/** How the document looks: A4 in points, the app's one hue on white, a serif for what is said, a sans for what is done. */

export const PAGE = { width: 595.28, height: 841.89, margin: 56.7, headTop: 30, bottom: 46 } as const
export const CONTENT_WIDTH = PAGE.width - 2 * PAGE.margin

export type Color = readonly [number, number, number]

export const INK: Color = [0x21, 0x1c, 0x24]
export const INK_SOFT: Color = [0x5a, 0x52, 0x60]
export const LINE: Color = [0xcf, 0xc6, 0xcd]
export const LINE_STRONG: Color = [0x8d, 0x83, 0x91]
export const PLUM_PALE: Color = [0xe2, 0xd0, 0xdd]
export const PLUM: Color = [0x8a, 0x4f, 0x7d]
const PLUM_DARK: Color = [0x5e, 0x2a, 0x54]

/** The faces that styles name. */
export const FACES = ['sans', 'sansBold', 'serif', 'serifBold'] as const
export type Face = (typeof FACES)[number]

/** Chinese has one more file, which is large and loaded only for a text that needs it; it lends its letters to all faces. */
export type FontName = Face | 'han'

/** Size and leading in points. */
export interface TextStyle {
  readonly font: Face
  readonly size: number
  readonly leading: number
  readonly color: Color
}

function style(font: Face, size: number, leading: number, color: Color = INK): TextStyle {
  return { font, size, leading, color }
}

export const STYLE = {
  title: style('serifBold', 22, 26),
  mark: style('sansBold', 9.5, 13, PLUM_DARK),
  headline: style('serifBold', 14.5, 18.5, PLUM_DARK),
  section: style('serifBold', 19, 23),
  group: style('serifBold', 14, 18, PLUM_DARK),
  criterion: style('sansBold', 9.5, 13, PLUM_DARK),
  findingTitle: style('serifBold', 12, 15.5),
  subhead: style('serifBold', 11, 14.5),
  coverBody: style('serif', 9.8, 13.2),
  coverEntry: style('serifBold', 9, 11.6),
  coverSmall: style('sans', 7.2, 9.6, INK_SOFT),
  coverSmallBold: style('sansBold', 7.2, 9.6, INK_SOFT),
  coverNumber: style('serifBold', 10, 12, PLUM_DARK),
  coverName: style('sans', 7.8, 11),
  coverValue: style('sansBold', 8, 11),
  lead: style('serif', 10.5, 14.5),
  body: style('serif', 10, 13.6),
  bodyBold: style('serifBold', 10, 13.6),
  quote: style('serif', 9.5, 12.8),
  work: style('sans', 8.5, 11.6),
  workBold: style('sansBold', 8.5, 11.6),
  label: style('sansBold', 8, 11.8, INK_SOFT),
  small: style('sans', 7.5, 10.4, INK_SOFT),
  smallBold: style('sansBold', 7.5, 10.4, INK_SOFT),
  head: style('sans', 7.5, 10, INK_SOFT),
  headMark: style('sansBold', 7.5, 10, PLUM_DARK),
  number: style('serifBold', 12, 13, PLUM_DARK),
  axis: style('sans', 6.5, 8, INK_SOFT),
  cap: style('sansBold', 6.5, 8),
} as const satisfies Readonly<Record<string, TextStyle>>
