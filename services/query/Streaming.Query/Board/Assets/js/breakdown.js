// @ts-check
/** @import { Breakdown as Answer, Catalogue, Definition } from './types.js' */
/** @import { View } from './url.js' */
import { ask } from './api.js';
import { el, renew, setAttribute } from './dom.js';
import { number, text } from './format.js';
import { fill, words } from './i18n.js';
import { BAND_MARKS, trendOf } from './judge.js';
import { labelOf, titleOf } from './labels.js';
import { addressWith, question } from './url.js';

// What a number is made of: the same KPI for each value of one dimension, as a table with bars.

/** Rows that are shown; what is beyond is one row. */
const ROWS = 12;

/**
 * The dimension that a number is about, by its id in the catalogue: it is split by that first.
 * @type {Record<string, string>}
 */
const OWN = { T4: 'category' };

export class Breakdown {
  #view;
  #definition;
  #statistic;
  #by;
  #rows = el('tbody', {});
  #note = el('p', { class: 'note' });

  /**
   * @param {View} view
   * @param {Definition} definition
   * @param {string} statistic
   * @param {Catalogue} catalogue
   */
  constructor(view, definition, statistic, catalogue) {
    this.#view = view;
    this.#definition = definition;
    this.#statistic = statistic;
    const dimensions = dimensionsOf(view, definition, catalogue);
    const own = OWN[definition.catalogue_id] ?? '';
    this.#by = [view.by, own].find((dimension) => dimensions.includes(dimension)) ?? dimensions[0] ?? '';
    const { detail } = words;
    const tabs = dimensions.map((dimension) => el(
      'a',
      { href: addressWith({ by: dimension }), 'aria-current': dimension === this.#by ? 'true' : undefined, 'data-stay': true },
      titleOf('dimension', dimension),
    ));
    const heads = [titleOf('dimension', this.#by), detail.value, detail.change, detail.sample];
    this.element = el(
      'section',
      { class: 'panel detail-breakdown', hidden: this.#by === '' },
      el('h3', {}, detail.by),
      el('nav', { class: 'tabs', 'aria-label': detail.by }, ...tabs),
      el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': detail.by }, el('table', {}, el('thead', {}, el('tr', {}, ...heads.map((title) => el('th', { scope: 'col' }, title)))), this.#rows)),
      this.#note,
    );
  }

  /** @param {AbortSignal} signal */
  async refresh(signal) {
    if (!this.#by) {
      return;
    }

    const parameters = question(this.#view);
    parameters.set('kpi', this.#definition.key);
    parameters.set('by', this.#by);
    parameters.set('limit', String(ROWS));
    this.#show(await ask('breakdown', parameters, signal));
  }

  /** @param {Answer} answer */
  #show(answer) {
    const definition = this.#definition;
    const values = answer.rows.map((row) => row.kpis[definition.key]?.[this.#statistic]);
    const most = Math.max(0, ...values.map((value) => Math.abs(value?.value ?? 0)));
    renew(this.#rows, answer.rows.map((row, i) => {
      const name = row.by[this.#by];
      const value = values[i];
      const band = value?.provisional ? null : value?.band;
      const trend = trendOf(value, definition, !row.folded && name !== 'other');
      const bar = el('span', { class: 'bar', 'aria-hidden': 'true' });
      bar.style.setProperty('--part', String(most > 0 ? Math.max(0, (value?.value ?? 0) / most) : 0));
      const shown = labelOf('value', name);
      const head = row.folded || name === 'other'
        ? shown
        : el('a', { href: addressWith({ [this.#by]: name }), 'data-row': name, title: fill(words.detail.filterTo, { name: shown }) }, shown);
      return el(
        'tr',
        {},
        el('th', { scope: 'row' }, head),
        el('td', { class: 'barred' }, bar, el('span', {}, value?.value == null ? `${words.none} ${words.noData}` : text(value.value, definition.unit)), band ? el('span', { class: 'tile-band', 'data-band': band }, `${BAND_MARKS[band]} ${titleOf('band', band)}`) : null),
        el('td', { 'data-verdict': trend?.verdict || undefined }, trend ? [trend.mark, trend.amount, trend.verdict ? trend.word : ''].join(' ') : words.none),
        el('td', {}, value ? number(value.n) : words.none),
      );
    }));
    this.#note.textContent = answer.rows.length === 0 ? words.detail.nothing : answer.group_count === 1 ? words.detail.oneGroup : fill(words.detail.groups, { n: number(answer.group_count) });
    setAttribute(this.element, 'data-ready', '');
  }
}

/**
 * The dimensions that can split a KPI under the filters of now.
 * @param {View} view
 * @param {Definition} definition
 * @param {Catalogue} catalogue
 */
function dimensionsOf(view, definition, catalogue) {
  const filters = Object.keys(view.filters);
  const cubes = catalogue.cubes.filter((cube) => definition.cubes.includes(cube.name) && filters.every((filter) => cube.dimensions.includes(filter)));
  return [...new Set(cubes.flatMap((cube) => cube.dimensions))];
}
