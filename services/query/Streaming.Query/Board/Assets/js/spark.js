// @ts-check
import uPlot from '../vendor/uplot/uPlot.esm.js';

// A small chart without axes: the shape of the course, and where it stands.

/** Least span of a ratio's scale: below it, noise would look like news. */
const RATIO_SPAN = 0.2;

/**
 * The range of a scale: durations and flows with zero, levels and scores around what they are.
 * @param {string} unit
 * @param {boolean} isLevel
 * @returns {(self: unknown, low: number | null, high: number | null) => [number, number]}
 */
export function rangeOf(unit, isLevel) {
  return (_, low, high) => {
    if (low === null || high === null) {
      return [0, 1];
    }

    if ((unit === 'count' && !isLevel) || unit === 'seconds' || unit.startsWith('money')) {
      // What grows and shrinks, such as the number of customers, may have fallen.
      return [Math.min(0, low * 1.08), Math.max(0, high * 1.08) || (low < 0 ? 0 : 1)];
    }

    const least = unit === 'ratio' ? RATIO_SPAN : unit === 'points' ? 20 : unit === 'score' ? 0.5 : 10;
    const pad = Math.max(least - (high - low), (high - low) * 0.16) / 2;
    const range = /** @type {[number, number]} */ ([low - pad, high + pad]);
    if (unit === 'ratio') {
      // Shares stay within what a share can be, and a little, so that a line at 100 % is not cut; rates of growth may lie below zero.
      const top = Math.min(range[1], Math.max(1.03, high));
      return [Math.max(low < 0 ? range[0] : -0.03, Math.min(range[0], top - least)), top];
    }

    // Of tickets there are never fewer than none; only what can fall below zero shows what lies there.
    return low >= 0 && unit !== 'points' ? [Math.max(0, range[0]), range[1]] : range;
  };
}

/**
 * The span of the times: with the whole of the last step where steps are bars.
 * @param {boolean} isBars
 * @returns {(self: uPlot, low: number, high: number) => [number, number]}
 */
export function spanOf(isBars) {
  return (plot, low, high) => {
    const times = plot.data[0];
    const step = times.length > 1 ? times[1] - times[0] : 60;
    return low === high ? [low - step, high + step] : [low, isBars ? high + step : high];
  };
}

/**
 * Draws points only where a line would not show them: alone between gaps, and last.
 * @param {boolean} withLast
 */
export function lonelyPoints(withLast) {
  return (/** @type {uPlot} */ plot, /** @type {number} */ series) => {
    const values = plot.data[series];
    let last = values.length - 1;
    while (last >= 0 && values[last] == null) {
      last--;
    }

    const shown = [];
    for (let i = 0; i <= last; i++) {
      const isAlone = values[i] != null && values[i - 1] == null && values[i + 1] == null;
      if (isAlone || (withLast && i === last)) {
        shown.push(i);
      }
    }

    return shown;
  };
}

export class Spark {
  /** @type {uPlot | null} */
  #plot = null;
  #element;
  #unit;
  #isLevel;
  #draw;
  /** @type {[number[], (number | null)[]]} */
  #data = [[], []];
  #resizing;

  /**
   * @param {HTMLElement} element
   * @param {string} unit
   * @param {boolean} isLevel
   * @param {'line' | 'bars'} draw
   */
  constructor(element, unit, isLevel, draw) {
    this.#element = element;
    this.#unit = unit;
    this.#isLevel = isLevel;
    this.#draw = draw;
    this.#resizing = new ResizeObserver(() => this.redraw());
    this.#resizing.observe(element);
  }

  /**
   * @param {number[]} times
   * @param {(number | null)[]} values
   */
  set(times, values) {
    this.#data = [times, values];
    if (this.#plot) {
      this.#plot.setData(this.#data);
    } else {
      this.redraw();
    }
  }

  /** Draws anew: another size, another theme. */
  redraw() {
    const { clientWidth: width, clientHeight: height } = this.#element;
    this.#plot?.destroy();
    this.#plot = null;
    if (width < 20 || height < 8 || this.#data[0].length === 0) {
      return;
    }

    const style = getComputedStyle(this.#element);
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const stroke = style.getPropertyValue('--spark-line').trim();
    const isBars = this.#draw === 'bars';
    this.#plot = new uPlot(
      {
        width,
        height,
        padding: [rem * 0.35, rem * 0.4, rem * 0.2, 0],
        legend: { show: false },
        cursor: { show: false },
        select: { show: false, left: 0, top: 0, width: 0, height: 0 },
        axes: [{ show: false }, { show: false }],
        scales: { x: { time: false, range: spanOf(isBars) }, y: { range: rangeOf(this.#unit, this.#isLevel) } },
        series: [
          {},
          {
            stroke: isBars ? undefined : stroke,
            width: isBars ? 0 : rem * 0.13,
            fill: style.getPropertyValue(isBars ? '--spark-bar' : '--spark-fill').trim(),
            paths: isBars ? uPlot.paths.bars?.({ size: [0.72, rem * 1.6], align: 1 }) : undefined,
            points: isBars ? { show: false } : { show: true, size: rem * 0.42, fill: stroke, filter: lonelyPoints(true) },
          },
        ],
      },
      this.#data,
      this.#element,
    );
  }

  destroy() {
    this.#resizing.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
  }
}
