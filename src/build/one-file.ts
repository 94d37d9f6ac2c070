import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'
import { policyTag } from './policy.ts'

/** Name of the app in one file, that works from a USB stick by double click. */
const ONE_FILE = 'lacuna.html'

/**
 * The last step of the one-file edition: names the file, and writes the policy with the hashes of the code and styles
 * that stand in it. No other inline code can run, and nothing can be loaded.
 */
export function oneFilePlugin(): Plugin {
  return {
    name: 'lacuna-one-file',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const page = bundle['index.html']
        if (page?.type !== 'asset') throw new Error('the build has no index.html to put into one file')
        const html = String(page.source)
        for (const [name, part] of Object.entries(bundle)) if (part !== page) throw new Error(`${name} did not fit into ${ONE_FILE}`)
        const policy = policyTag({ scripts: hashesOf(html, 'script'), styles: hashesOf(html, 'style') })
        // The file stands alone: there is no icon beside it.
        page.source = html.replace('<head>', () => `<head>\n    ${policy}`).replace(/\s*<link rel="icon"[^>]*>/, '')
        page.fileName = ONE_FILE
      },
    },
  }
}

function hashesOf(html: string, tag: 'script' | 'style'): string[] {
  const blocks = html.matchAll(new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))
  return [...blocks].map(([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`)
}
