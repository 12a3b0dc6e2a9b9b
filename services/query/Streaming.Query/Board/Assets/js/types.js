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
 * @property {'count' | 'seconds' | 'ratio' | 'points' | 'score' | 'number' | `money ${string}`} unit As the page has it: the unit of money is followed by its currency.
 * @property {string} [currency]
 * @property {string} group
 * @property {boolean} [user_defined]
 * @property {boolean} [synthetic]
 * @property {string} made_of What it is made of, such as `tickets`.
 * @property {boolean} [tickets] Whether the tickets behind it can be listed.
 * @property {boolean} [ticket_parts] Whether some of them count for it, and some against it.
 * @property {string} [variant]
 * @property {string} [variant_fr]
 * @property {boolean} [ranking] Whether it ranks what splits it, and of all together is neither good nor bad.
 * @property {boolean} [of_groups] Whether it says something only of what splits it, and of all together is another number's total.
 * @property {'higher' | 'lower' | 'none'} direction
 * @property {'flow' | 'level'} kind
 * @property {string} formula
 * @property {string} source
 * @property {string} formula_fr
 * @property {string} source_fr
 * @property {string[]} statistics
 * @property {string} [clock]
 * @property {string[]} cubes
 * @property {boolean} settles_later
 * @property {{statistic: string, source: string, bands: {band: string, limit: Limit}[], target?: Limit, dimension?: string}[]} standards
 * @property {string[]} [cautions]
 * @property {string[]} [cautions_fr]
 */

/**
 * @typedef {object} Catalogue
 * @property {Definition[]} kpis
 * @property {{name: string, dimensions: string[], shortest_window: string}[]} cubes
 * @property {string[]} windows
 * @property {string[]} [periods]
 * @property {Record<string, string>} steps
 * @property {string[]} board Keys of the tiles of a board whose address names none.
 * @property {boolean} promises
 * @property {Record<string, string>} [note]
 */

/**
 * @typedef {object} Ticket
 * @property {string} id
 * @property {string} [status]
 * @property {string} [created_at]
 * @property {string} [waiting_since]
 * @property {string} [next_due_at]
 * @property {'running' | 'at_risk' | 'breached'} [clock_status]
 * @property {Record<string, string>} values
 */

/**
 * @typedef {object} Clock One SLA clock of a ticket.
 * @property {string} kind
 * @property {string} policy
 * @property {string} version
 * @property {string} calendar
 * @property {'running' | 'at_risk' | 'breached' | 'met' | 'cancelled'} status
 * @property {number} target_ms
 * @property {string} started_at
 * @property {string} [due_at]
 * @property {string} [ended_at]
 * @property {{per_mille: number, at?: string}[]} at_risk
 * @property {{from: string, to?: string}[]} pauses
 * @property {{from: string, to: string, open_ms: number, closed: {from: string, to?: string}[]}[]} [spans]
 * @property {Record<string, string>} text By language.
 */

/** @typedef {{ticket: Ticket, value: number, time: string, count: number}} TicketRow */

/** @typedef {{state: State, ticket_count: number, incomplete: boolean, page?: string, rows: TicketRow[]}} TicketList */

/** @typedef {{state: State, ticket: Ticket, clocks?: Clock[], facts: {time: string, type: string, text: Record<string, string>}[]}} TicketStory */

export {};
