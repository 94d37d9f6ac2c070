declare module 'virtual:instrument/rulebook' {
  const rulebook: import('../core/rulebook/types.ts').Rulebook
  export default rulebook
}
declare module 'virtual:instrument/cases' {
  const cases: readonly import('../core/rulebook/types.ts').WorkedCase[]
  export default cases
}
declare module 'virtual:instrument/front/*' {
  const front: import('../core/rulebook/types.ts').InstrumentFront & { readonly questions: number }
  export default front
}
declare module 'virtual:instrument/text/*' {
  const text: import('../core/rulebook/types.ts').InstrumentText
  export default text
}
declare module 'virtual:instrument/cases/*' {
  const texts: Readonly<Record<string, import('../core/rulebook/types.ts').WorkedCaseText>>
  export default texts
}
declare module 'virtual:messages/*' {
  const messages: import('../i18n/messages.ts').Catalogue
  export default messages
}
