import type { Report } from '../../core/report/model.ts'
import { baseline, drawLine } from './blocks.ts'
import type { Paper } from './paper.ts'
import type { Setting } from './setting.ts'
import { PAGE, STYLE } from './style.ts'

/** What stands at the top of every page: the title, the page, and the marks, which no page may lose. */
export interface Head {
  /** Where the text of the page begins. */
  readonly bottom: number
  readonly draw: (paper: Paper, page: number, pages: number) => void
}

const PAGE_ROOM = 110
const GAP = 20

export function runningHead({ setter, messages, box }: Setting, { title, marks }: Report): Head {
  const style = STYLE.head
  const name = setter.oneLine(title, style, box.width - PAGE_ROOM)
  const markText = setter.characters.shownUncounted(marks.join(' · ').replace(/\s+/g, ' ')).text
  const markLines = markText === '' ? [] : setter.lines([{ text: markText, style: STYLE.headMark }], box.width)
  const bottom = PAGE.headTop + style.leading * (1 + markLines.length) + GAP
  return {
    bottom,
    draw: (paper, page, pages) => {
      // The first page carries the title and the marks at their full size.
      if (page > 1) {
        drawLine(paper, name, box.x, baseline(PAGE.headTop, style))
        markLines.forEach((line, index) => {
          drawLine(paper, line, box.x, baseline(PAGE.headTop + style.leading * (index + 1), style))
        })
      }
      const number = setter.oneLine(messages.t('pdf.page', { page, pages }), style, PAGE_ROOM)
      drawLine(paper, number, box.x + box.width - number.width, baseline(PAGE.headTop, style))
    },
  }
}
