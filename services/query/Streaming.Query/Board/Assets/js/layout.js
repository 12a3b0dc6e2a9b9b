// @ts-check
/** @import { Catalogue, Definition } from './types.js' */

// Which numbers the board shows, and how: the most important ones first and larger.

/**
 * @typedef {object} TileSpec
 * @property {string} key The KPI.
 * @property {string} statistic The statistic that is shown large.
 * @property {[string, string, string][]} facts Further numbers: KPI, statistic, name of the word.
 * @property {string[]} chart Statistics of the chart in the detail view.
 * @property {'line' | 'bars'} draw
 * @property {boolean} hero
 */

/**
 * @param {string} key
 * @param {string} statistic
 * @param {[string, string, string][]} facts
 * @param {string[]} [chart]
 * @param {'line' | 'bars'} [draw]
 * @returns {TileSpec}
 */
const tile = (key, statistic, facts, chart, draw = 'line') => ({ key, statistic, facts, chart: chart ?? [statistic], draw, hero: false });

const FIRST_RESPONSE = tile('first_response_time', 'p50', [['first_response_time', 'mean', 'mean'], ['first_response_time', 'p90', 'p90']], ['p50', 'p90', 'mean']);
const COMPLIANCE = tile('sla_compliance', 'value', [['sla_met', 'value', 'sla_met'], ['sla_breached', 'value', 'sla_breached']]);
const BACKLOG = tile('backlog', 'value', [['unanswered_open', 'value', 'unanswered_open'], ['reopenings', 'value', 'reopenings']]);
const RESOLVED_IN_TIME = tile('resolution_rate', 'value', [['resolution_rate_ever', 'value', 'resolution_rate_ever']]);
const REPLY_TIME = tile('avg_response_time', 'p50', [['avg_response_time', 'p90', 'p90']], ['p50', 'p90', 'mean']);

const REST = [
  tile('tickets_total', 'value', [['resolved', 'value', 'resolved']], undefined, 'bars'),
  tile('mttr', 'p50', [['mttr', 'p90', 'p90']], ['p50', 'p90', 'mean']),
  tile('fcr', 'value', [['first_resolutions', 'value', 'first_resolutions']]),
  null, // Resolved in time, or reply time where that stands above.
  tile('csat_pct', 'value', [['csat_mean', 'value', 'csat_mean']]),
  tile('nps', 'value', [['nps_margin95', 'value', 'nps_margin95']]),
  tile('ces', 'value', []),
  tile('aht', 'mean', [['calls', 'value', 'calls']], ['mean', 'p50', 'p90']),
];

/** Every tile that there may be. */
const ALL = [FIRST_RESPONSE, COMPLIANCE, BACKLOG, RESOLVED_IN_TIME, REPLY_TIME, ...REST.filter((spec) => spec !== null)];

/**
 * The tiles of a catalogue: three large ones, then eight.
 * @param {Map<string, Definition>} definitions
 * @param {boolean} promises Whether there are SLA policies: promises then take the place of the delay.
 * @returns {TileSpec[]}
 */
export function tilesOf(definitions, promises) {
  const hasPromises = promises && definitions.has('sla_compliance');
  const hero = [FIRST_RESPONSE, hasPromises ? COMPLIANCE : RESOLVED_IN_TIME, BACKLOG];
  const rest = REST.map((spec) => spec ?? (hasPromises ? RESOLVED_IN_TIME : REPLY_TIME));
  return [...hero.map((spec) => ({ ...spec, hero: true })), ...rest].filter((spec) => definitions.has(spec.key));
}

/**
 * How to show one KPI by itself, whether or not the board has a tile for it.
 * @param {Definition} definition
 * @returns {TileSpec}
 */
export function specOf(definition) {
  const statistics = definition.statistics;
  const isDuration = statistics.includes('p50');
  return ALL.find((spec) => spec.key === definition.key)
    ?? tile(definition.key, isDuration ? 'p50' : statistics[0], [], isDuration ? ['p50', 'p90', 'mean'] : [statistics[0]], definition.unit === 'count' && definition.kind === 'flow' ? 'bars' : 'line');
}

/**
 * What to ask the service for, for these tiles under these filters. What no cube can split this way is left out, not asked for.
 * @param {TileSpec[]} tiles
 * @param {Catalogue} catalogue
 * @param {string[]} dimensions Those of the filters.
 * @returns {{kpis: string[], course: string[]}}
 */
export function neededBy(tiles, catalogue, dimensions) {
  const cubes = catalogue.cubes.filter((cube) => dimensions.every((dimension) => cube.dimensions.includes(dimension))).map((cube) => cube.name);
  const answered = new Set(catalogue.kpis.filter((kpi) => kpi.cubes.some((cube) => cubes.includes(cube))).map((kpi) => kpi.key));
  const keys = new Set(tiles.flatMap((spec) => [spec.key, ...spec.facts.map(([key]) => key)]));
  return {
    kpis: [...keys].filter((key) => answered.has(key)),
    course: tiles.filter((spec) => answered.has(spec.key)).map((spec) => `${spec.key}.${spec.statistic}`),
  };
}
