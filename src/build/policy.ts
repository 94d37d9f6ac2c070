import type { Plugin } from 'vite'

interface Sources {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

const OWN_FILES: Sources = { scripts: ["'self'"], styles: ["'self'"] }

/**
 * What the built page may do: run and load its own files, and nothing else. It is written into the page itself, so that
 * it holds on any host and from a file. The development server needs inline code and goes without.
 */
function policy({ scripts, styles }: Sources): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    `style-src ${styles.join(' ')}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

export function policyTag(sources: Sources): string {
  return `<meta http-equiv="Content-Security-Policy" content="${policy(sources)}">`
}

export function policyPlugin(): Plugin {
  return {
    name: 'lacuna-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy(OWN_FILES) }, injectTo: 'head-prepend' },
    ],
  }
}
