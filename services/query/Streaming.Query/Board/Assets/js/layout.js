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

/** KPIs that say more beside others than alone. */
const KNOWN = [
  tile('first_response_time', 'p50', [['first_response_time', 'mean', 'mean'], ['first_response_time', 'p90', 'p90']], ['p50', 'p90', 'mean']),
  tile('sla_compliance', 'value', [['sla_met', 'value', 'sla_met'], ['sla_breached', 'value', 'sla_breached']]),
  tile('backlog', 'value', [['unanswered_open', 'value', 'unanswered_open'], ['reopenings', 'value', 'reopenings']]),
  tile('sla_breached_open', 'value', [['sla_breached_open', 'first_reply', 'first_reply'], ['sla_breached_open', 'total_resolution', 'total_resolution']]),
  tile('sla_at_risk', 'value', [['sla_at_risk', 'first_reply', 'first_reply'], ['sla_at_risk', 'total_resolution', 'total_resolution']]),
  tile('sla_running', 'value', [['sla_running', 'first_reply', 'first_reply'], ['sla_running', 'total_resolution', 'total_resolution']]),
  tile('tickets_total', 'value', [['resolved', 'value', 'resolved']], undefined, 'bars'),
  tile('mttr', 'p50', [['mttr', 'p90', 'p90']], ['p50', 'p90', 'mean']),
  tile('fcr', 'value', [['first_resolutions', 'value', 'first_resolutions']]),
  tile('resolution_rate', 'value', [['resolution_rate_ever', 'value', 'resolution_rate_ever']]),
  tile('avg_response_time', 'p50', [['avg_response_time', 'p90', 'p90']], ['p50', 'p90', 'mean']),
  tile('csat_pct', 'value', [['csat_mean', 'value', 'csat_mean']]),
  tile('nps', 'value', [['nps_margin95', 'value', 'nps_margin95']]),
  tile('ces', 'value', []),
  tile('aht', 'mean', [['calls', 'value', 'calls']], ['mean', 'p50', 'p90']),
];

/** How many of the first tiles are large. */
export const HEROES = 3;

/**
 * The tiles of a board, in order.
 * @param {Map<string, Definition>} definitions
 * @param {string[]} keys What to show; what there is not is left out.
 * @returns {TileSpec[]}
 */
export function tilesOf(definitions, keys) {
  const known = [...new Set(keys)].map((key) => definitions.get(key)).filter((definition) => definition !== undefined);
  return known.map((definition, i) => ({ ...specOf(definition), hero: i < HEROES }));
}

/**
 * How to show one KPI by itself, whether or not the board has a tile for it.
 * @param {Definition} definition
 * @returns {TileSpec}
 */
export function specOf(definition) {
  const known = KNOWN.find((spec) => spec.key === definition.key);
  if (known) {
    return known;
  }

  const { key, statistics, unit, kind } = definition;
  const isDuration = statistics.includes('p50');
  const draw = unit === 'count' && kind === 'flow' ? 'bars' : 'line';
  return isDuration
    ? tile(key, 'p50', [[key, 'p90', 'p90']], ['p50', 'p90', 'mean'])
    : tile(key, statistics[0], [], [statistics[0]], draw);
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
  // What nothing splits, such as money, is answered whole.
  const isWhole = dimensions.length === 0;
  const answered = new Set(catalogue.kpis.filter((kpi) => isWhole || kpi.cubes.some((cube) => cubes.includes(cube))).map((kpi) => kpi.key));
  const keys = new Set(tiles.flatMap((spec) => [spec.key, ...spec.facts.map(([key]) => key)]));
  return {
    kpis: [...keys].filter((key) => answered.has(key)),
    course: tiles.filter((spec) => answered.has(spec.key)).map((spec) => `${spec.key}.${spec.statistic}`),
  };
}
