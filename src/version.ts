import { version } from '../package.json'

/** Version of the app, for the provenance of reports. */
export const VERSION: string = version
