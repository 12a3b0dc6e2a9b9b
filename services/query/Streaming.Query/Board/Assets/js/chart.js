// @ts-check
/** @import { Column, Definition, Series } from './types.js' */
import uPlot from '../vendor/uplot/uPlot.esm.js';
import { date, isKnownZone, text, time } from './format.js';
import { words } from './i18n.js';
import { statisticOf } from './labels.js';
import { lonelyPoints, rangeOf, spanOf } from './spark.js';

// The course of one KPI over the window, with axes.

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How far from the start of its day the axis may set a day's label, and more, in milliseconds. */
const NEAR_MIDNIGHT = 2 * HOUR * 1000;
const DURATION_STEPS = [1, 5, 10, 30, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 5 * DAY, 10 * DAY, 20 * DAY, 50 * DAY, 100 * DAY, 200 * DAY, 500 * DAY, 1_000 * DAY, 2_000 * DAY, 5_000 * DAY, 10_000 * DAY];
const COUNT_STEPS = Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat();
const LINES = ['--line-1', '--line-2', '--line-3'];

export class Chart {
  /** @type {uPlot | null} */
  #plot = null;
  #element;
  /** @type {(() => void) | null} */
  #draw = null;
  #width = 0;
  #resizing;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    this.#resizing = new ResizeObserver(() => {
      if (element.clientWidth !== this.#width) {
        this.redraw();
      }
    });
    this.#resizing.observe(element);
  }

  /**
   * @param {Series} series
   * @param {Definition} definition
   * @param {string[]} statistics
   * @param {'line' | 'bars'} draw
   */
  show(series, definition, statistics, draw) {
    const columns = series.rows[0]?.kpis[definition.key] ?? {};
    const shown = statistics.filter((statistic) => columns[statistic]);
    this.#draw = () => this.#make(series, definition, shown, columns, draw);
    this.redraw();
  }

  redraw() {
    this.#plot?.destroy();
    this.#plot = null;
    this.#width = this.#element.clientWidth;
    if (this.#width > 50) {
      this.#draw?.();
    }
  }

  destroy() {
    this.#resizing.disconnect();
    this.#plot?.destroy();
  }

  /**
   * @param {Series} series
   * @param {Definition} definition
   * @param {string[]} statistics
   * @param {Record<string, Column>} columns
   * @param {'line' | 'bars'} draw
   */
  #make(series, definition, statistics, columns, draw) {
    const style = getComputedStyle(this.#element);
    const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const font = `${Math.round(rem * 0.8)}px ${style.fontFamily}`;
    const zone = series.state.time_zone;
    const { unit } = definition;
    const shownUnit = (/** @type {string} */ statistic) => (isCount(statistic) ? 'count' : unit);
    const axis = { stroke: colour('--muted'), font, grid: { stroke: colour('--rule'), width: 1 }, ticks: { show: false } };
    this.#plot = new uPlot(
      {
        width: this.#width,
        height: Math.max(this.#element.clientHeight, rem * 14),
        legend: { live: true, markers: { width: 0, fill: (_, i) => colour(LINES[(i - 1) % LINES.length]) } },
        cursor: { points: { size: rem * 0.5 } },
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), isKnownZone(zone) ? zone : 'UTC'),
        scales: { x: { range: spanOf(draw === 'bars') }, y: { range: rangeOf(unit, definition.kind === 'level') } },
        axes: [
          { ...axis, grid: { show: false }, size: rem * 2, space: rem * 5.5, values: (_, splits, __, ___, step) => splits.map((at) => label(at * 1000, zone, step)) },
          {
            ...axis,
            size: rem * 4.6,
            space: rem * 2.6,
            incrs: unit === 'seconds' ? DURATION_STEPS : unit === 'count' ? COUNT_STEPS : undefined,
            values: (_, splits) => splits.map((value) => text(value, unit)),
          },
        ],
        series: [
          { label: words.detail.time, value: (_, at) => (at == null ? '' : time(at * 1000, zone, { date: true })) },
          ...statistics.map((statistic, i) => {
            const stroke = colour(LINES[i % LINES.length]);
            return {
              label: statisticOf(statistic),
              stroke,
              width: rem * 0.13,
              dash: i === 2 ? [rem * 0.4, rem * 0.3] : undefined,
              fill: draw === 'bars' ? stroke : i === 0 ? colour('--spark-fill') : undefined,
              paths: draw === 'bars' ? uPlot.paths.bars?.({ size: [0.8, rem * 3], align: /** @type {1} */ (1) }) : undefined,
              points: draw === 'bars' ? { show: false } : { show: true, size: rem * 0.4, fill: stroke, filter: lonelyPoints(false) },
              // The legend says the numbers under the pointer; without one it says none, rather than that there are none.
              value: (/** @type {unknown} */ _, /** @type {number | null} */ value, /** @type {number} */ __, /** @type {number | null} */ at) => (at == null ? '' : text(value, shownUnit(statistic))),
            };
          }),
        ],
      },
      [series.times, ...statistics.map((statistic) => columns[statistic].values)],
      this.#element,
    );
  }
}

/**
 * Whether a statistic is a count by its name, whatever the unit of its KPI; the same as `CountStatistics` of the contracts.
 * @param {string} statistic
 */
export function isCount(statistic) {
  return ['satisfied', 'users', 'buyers', 'average_headcount', 'partial_count', 'promoters', 'passives', 'detractors', 'easy', 'neutral', 'hard'].includes(statistic);
}

/**
 * @param {number} at
 * @param {string} zone
 * @param {number} step Seconds between two labels.
 */
function label(at, zone, step) {
  if (step >= DAY) {
    // Where clocks skip midnight, the axis takes the last hour of the day before for the start of the day.
    return date(at + NEAR_MIDNIGHT, zone);
  }

  return time(at, zone) === '00:00' ? date(at, zone) : time(at, zone);
}
