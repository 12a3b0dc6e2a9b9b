// @ts-check
/** @import { Board, Definition, Series, Value } from './types.js' */
/** @import { TileSpec } from './layout.js' */
import { el, setAttribute, setText } from './dom.js';
import { limit, number, parts, text } from './format.js';
import { fill, language, wordOf, words } from './i18n.js';
import { BAND_MARKS, trendOf } from './judge.js';
import { labelOf, nameOf, statisticOf, titleOf } from './labels.js';
import { Spark } from './spark.js';
import { addressWith } from './url.js';

// One number on the board.

/**
 * Sets a number, also as it is under `data-value`, and large: units smaller than figures, and the size after how many characters there are.
 * @param {HTMLElement} element
 * @param {Value | undefined} value
 * @param {string} unit
 */
export function setNumber(element, value, unit) {
  setAttribute(element, 'data-value', value && value.value !== null ? String(value.value) : '');
  const shown = value && value.value !== null ? parts(value.value, unit) : [{ text: words.none, unit: false }];
  const whole = shown.map((part) => part.text).join('|');
  if (element.dataset.shown === whole + language) {
    return;
  }

  element.dataset.shown = whole + language;
  const length = shown.reduce((sum, part) => sum + part.text.length * (part.unit ? 0.55 : 1), 0) + shown.length * 0.12;
  element.style.setProperty('--length', String(Math.max(3.2, length)));
  element.replaceChildren(...shown.flatMap((part) => [el('span', { class: part.unit ? 'unit' : 'figure' }, part.text), ' ']));
}

/**
 * The number that is judged: the one that is shown, or else the KPI's first statistic.
 * @param {Record<string, Value> | undefined} values Those of one KPI.
 * @param {string} statistic The one that is shown.
 * @param {Definition} definition
 */
export function judgedOf(values, statistic, definition) {
  const own = values?.[statistic];
  const headline = definition.statistics[0];
  return own && (own.band || own.target) ? { value: own, statistic } : { value: values?.[headline], statistic: headline };
}

/**
 * Sets how a KPI is judged: band, in a mark and a word. Says so where another statistic is judged than is shown, and where the number may
 * still move: that has no colour yet.
 * @param {HTMLElement} element
 * @param {Record<string, Value> | undefined} values
 * @param {string} shown
 * @param {Definition} definition
 * @returns {string | null} The band, where it has its colour.
 */
export function setBand(element, values, shown, definition) {
  const { value, statistic } = judgedOf(values, shown, definition);
  const band = value?.band;
  let word = '';
  if (!values) {
    word = labelOf('absent', 'not_split');
  } else if ((values[shown]?.value ?? null) === null) {
    word = labelOf('absent', values[shown]?.absent ?? 'no_data');
  } else if (band) {
    word = `${BAND_MARKS[band] ?? ''} ${titleOf('band', band)}`;
    word = statistic === shown ? word : fill(words.bandOf, { statistic: statisticOf(statistic), band: word });
    word = value.provisional ? fill(words.soFar, { band: word }) : word;
  } else if (value?.too_few) {
    word = words.tooFew;
  } else if (values?.[shown]?.provisional) {
    word = words.provisional;
  }

  const coloured = band && values?.[shown]?.value != null && !value?.provisional ? band : null;
  setText(element, word);
  setAttribute(element, 'data-band', coloured);
  return coloured;
}

/**
 * Sets how a number has moved.
 * @param {HTMLElement} element
 * @param {Value | undefined} value
 * @param {Definition} definition
 */
export function setTrend(element, value, definition) {
  const trend = trendOf(value, definition);
  setText(element, trend ? [trend.mark, trend.amount, trend.word].filter(Boolean).join(' ') : value && value.value !== null ? words.noPrevious : '');
  setAttribute(element, 'data-verdict', trend ? trend.verdict || null : 'none');
}

export class Tile {
  #spec;
  #definition;
  #definitions;
  #band = el('p', { class: 'tile-band' });
  #value = el('p', { class: 'tile-value' });
  #facts = el('p', { class: 'tile-facts' });
  #chart = el('div', { class: 'tile-spark', 'aria-hidden': 'true' });
  #trend = el('p', { class: 'tile-trend' });
  #foot = el('p', { class: 'tile-foot' });
  #link;
  #spark;

  /**
   * @param {TileSpec} spec
   * @param {Definition} definition
   * @param {Map<string, Definition>} definitions
   */
  constructor(spec, definition, definitions) {
    this.#spec = spec;
    this.#definition = definition;
    this.#definitions = definitions;
    const tag = definition.of_groups ? words.together : spec.statistic === 'p50' ? statisticOf('p50') : wordOf(words.tag, spec.key);
    this.#link = el('a', { class: 'tile-link', href: addressWith({ kpi: spec.key, by: null }) }, nameOf(definition));
    const heading = el('h2', { class: 'tile-name' }, this.#link, tag === spec.key ? null : el('span', { class: 'tile-tag' }, tag));
    this.element = el(
      'li',
      { class: spec.hero ? 'tile hero' : 'tile', 'data-key': spec.key },
      el('div', { class: 'tile-head' }, heading, this.#band),
      this.#value,
      el('div', { class: 'tile-line' }, this.#facts, madeUp(definition)),
      this.#chart,
      el('div', { class: 'tile-end' }, this.#trend, this.#foot),
    );
    this.#spark = new Spark(this.#chart, definition.unit, definition.kind === 'level', spec.draw);
  }

  /** The link to the detail view. */
  get link() {
    return this.#link;
  }

  /** @param {Board} board */
  show(board) {
    const definition = this.#definition;
    const own = board.kpis[this.#spec.key];
    const value = own?.[this.#spec.statistic];
    this.#link.href = addressWith({ kpi: this.#spec.key, by: null });
    setAttribute(this.element, 'data-band', setBand(this.#band, own, this.#spec.statistic, definition));
    setAttribute(this.element, 'data-absent', value?.value == null ? '' : null);
    setNumber(this.#value, value, definition.unit);
    setTrend(this.#trend, value, definition);
    this.#showFacts(board);
    setText(this.#foot, footOf(value, judgedOf(own, this.#spec.statistic, definition).value, definition, board));
  }

  /** Whether there is a number. */
  get isAbsent() {
    return this.element.hasAttribute('data-absent');
  }

  /** @param {Series} series */
  draw(series) {
    const column = series.rows[0]?.kpis[this.#spec.key]?.[this.#spec.statistic];
    if (!column) {
      this.#spark.set([], []);
      return;
    }

    // A step that still runs would look like a fall.
    const end = series.partial && this.#definition.kind === 'flow' ? series.times.length - 1 : series.times.length;
    this.#spark.set(series.times.slice(0, end), column.values.slice(0, end));
  }

  /** Draws anew, in the colours of now. */
  redraw() {
    this.#spark.redraw();
  }

  destroy() {
    this.#spark.destroy();
  }

  /** @param {Board} board */
  #showFacts(board) {
    const shown = [];
    for (const [key, statistic, word] of this.#spec.facts) {
      const fact = board.kpis[key]?.[statistic];
      const definition = this.#definitions.get(key);
      if (fact && fact.value !== null && fact.value !== undefined && definition) {
        const sign = key === 'nps_margin95' ? '± ' : '';
        const amount = key === 'nps_margin95' ? number(fact.value, 1) : text(fact.value, definition.unit);
        shown.push(`${Object.hasOwn(words.fact, word) ? wordOf(words.fact, word) : labelOf('statistic', word)} ${sign}${amount}`);
      }
    }

    setText(this.#facts, shown.join(' · '));
  }
}

/**
 * The mark of a number whose events are made up.
 * @param {Definition} definition
 */
export function madeUp(definition) {
  return definition.synthetic ? el('span', { class: 'made-up', title: words.syntheticWhy }, words.synthetic) : null;
}

/**
 * The small print: target, sample, window.
 * @param {Value | undefined} value
 * @param {Value | undefined} judged
 * @param {Definition} definition
 * @param {Board} board
 */
function footOf(value, judged, definition, board) {
  const target = value?.target ?? judged?.target;
  const state = value?.target_state ?? judged?.target_state;
  return [
    target ? fill(words.target, { limit: limit(target, definition.unit) }) + (state ? ` ${state === 'met' ? words.met : words.missed}` : '') : null,
    definition.kind === 'level' ? words.now : definition.unit !== 'count' && value ? fill(words.sample, { n: number(value.n) }) : null,
    wordOf(words.short, board.window),
  ].filter(Boolean).join(' · ');
}
