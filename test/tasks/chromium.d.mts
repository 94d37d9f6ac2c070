/** Path of a browser; null when there is none. */
export function findBrowser(): string | null
/** A browser, installed first if need be and possible; null, after one line that says what to install. */
export function requireBrowser(): string | null
