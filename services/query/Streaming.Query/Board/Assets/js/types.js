// Shapes of the JSON API, for editors and `tsc --checkJs`. Nothing here runs.

/**
 * @typedef {object} State What numbers stand on.
 * @property {string} as_of
 * @property {string} [data_through]
 * @property {string} state_id
 * @property {boolean} stale
 * @property {'live' | 'replay'} mode
 * @property {string} time_zone
 * @property {string} now
 */

/**
 * @typedef {object} Limit
 * @property {'below' | 'at_most' | 'at_least' | 'above'} relation
 * @property {number} value
 */

/**
 * @typedef {object} Value One number, in the unit of its KPI.
 * @property {number | null} value
 * @property {number} n
 * @property {string} [absent]
 * @property {number} [previous]
 * @property {number} [previous_n]
 * @property {number} [start]
 * @property {number} [change]
 * @property {boolean} [provisional]
 * @property {string} [band]
 * @property {boolean} [too_few]
 * @property {Limit} [target]
 * @property {'met' | 'missed'} [target_state]
 */

/** @typedef {Record<string, Record<string, Value>>} Kpis Values by KPI and statistic. */

/**
 * @typedef {object} Board
 * @property {State} state
 * @property {string} window
 * @property {string} from
 * @property {string} to
 * @property {string} [previous_from]
 * @property {string} [previous_to]
 * @property {Kpis} kpis
 */

/** @typedef {{values: (number | null)[], n: number[]}} Column */

/**
 * @typedef {object} Series
 * @property {State} state
 * @property {string} step
 * @property {string} from
 * @property {string} to
 * @property {boolean} partial
 * @property {number[]} times
 * @property {number} group_count
 * @property {{by: Record<string, string>, folded: boolean, kpis: Record<string, Record<string, Column>>}[]} rows
 */

/**
 * @typedef {object} Breakdown
 * @property {State} state
 * @property {string} window
 * @property {string} from
 * @property {string} to
 * @property {string[]} by
 * @property {number} group_count
 * @property {{by: Record<string, string>, folded: boolean, kpis: Kpis}[]} rows
 */

/**
 * @typedef {object} Definition
 * @property {string} key
 * @property {string} catalogue_id
 * @property {Record<string, string>} name By language.
 * @property {Record<string, string>} [about] By language.
 * @property {'count' | 'seconds' | 'ratio' | 'points' | 'score'} unit
 * @property {'higher' | 'lower' | 'none'} direction
 * @property {'flow' | 'level'} kind
 * @property {string} formula
 * @property {string} source
 * @property {string[]} statistics
 * @property {string} [clock]
 * @property {string[]} cubes
 * @property {boolean} settles_later
 * @property {{statistic: string, source: string, bands: {band: string, limit: Limit}[], target?: Limit, dimension?: string}[]} standards
 * @property {string[]} [cautions]
 */

/**
 * @typedef {object} Catalogue
 * @property {Definition[]} kpis
 * @property {{name: string, dimensions: string[], shortest_window: string}[]} cubes
 * @property {string[]} windows
 * @property {string[]} [periods]
 * @property {Record<string, string>} steps
 * @property {boolean} promises
 * @property {Record<string, string>} [note]
 */

/**
 * @typedef {object} Ticket
 * @property {string} id
 * @property {string} [status]
 * @property {string} [created_at]
 * @property {string} [waiting_since]
 * @property {Record<string, string>} values
 */

/** @typedef {{ticket: Ticket, value: number, time: string, count: number}} TicketRow */

/** @typedef {{state: State, ticket_count: number, incomplete: boolean, page?: string, rows: TicketRow[]}} TicketList */

/** @typedef {{state: State, ticket: Ticket, facts: {time: string, type: string, text: Record<string, string>}[]}} TicketStory */

export {};
