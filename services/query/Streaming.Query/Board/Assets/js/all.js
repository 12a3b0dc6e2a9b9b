// @ts-check
/** @import { Board as Answer, Catalogue, Definition } from './types.js' */
import { el, setAttribute, setText } from './dom.js';
import { number, text } from './format.js';
import { language, words } from './i18n.js';
import { trendOf } from './judge.js';
import { fullNameOf, statisticOf, titleOf } from './labels.js';
import { specOf } from './layout.js';
import { madeUp, setBand } from './tile.js';
import { addressWith } from './url.js';

// Every number that there is, by what it is about: the board shows a few of them, this leads to the others.

/** The groups in the order of the page; one that the page does not know comes last. */
const ORDER = ['own', 'tickets', 'promises', 'satisfaction', 'calls', 'customers', 'products', 'money', 'workforce', 'self_service'];

/**
 * KPIs by group, in the order of the page.
 * @param {Definition[]} kpis
 * @returns {[string, Definition[]][]}
 */
export function groupsOf(kpis) {
  const names = [...new Set([...ORDER, ...kpis.map((kpi) => kpi.group)])];
  return names.map((name) => /** @type {[string, Definition[]]} */ ([name, kpis.filter((kpi) => kpi.group === name)])).filter(([, members]) => members.length > 0);
}

export class All {
  /** @type {Row[]} */
  #rows;
  heading = el('h2', { class: 'detail-name', tabindex: '-1' }, words.allNumbers);

  /** @param {Catalogue} catalogue */
  constructor(catalogue) {
    const groups = groupsOf(catalogue.kpis).map(([name, kpis]) => ({ name, rows: kpis.map((kpi) => new Row(kpi)) }));
    this.#rows = groups.flatMap((group) => group.rows);
    const { detail } = words;
    this.element = el(
      'article',
      { class: 'all' },
      el('header', { class: 'detail-head' }, el('a', { class: 'back', href: addressWith({ all: null }) }, `← ${words.back}`), this.heading),
      el('div', { class: 'all-groups' }, ...groups.map((group) => el(
        'section',
        { class: 'panel', 'data-group': group.name },
        el('h3', {}, titleOf('group', group.name)),
        el(
          'table',
          {},
          el('colgroup', {}, ...['name', 'value', 'change', 'sample'].map((column) => el('col', { class: `all-col-${column}` }))),
          el('thead', { class: 'unseen' }, el('tr', {}, ...[detail.number, detail.value, detail.change, detail.sample].map((title) => el('th', { scope: 'col' }, title)))),
          el('tbody', {}, ...group.rows.map((row) => row.element)),
        ),
      ))),
    );
  }

  /** @param {Answer} board */
  show(board) {
    this.#rows.forEach((row) => row.show(board));
    setAttribute(this.element, 'data-ready', '');
  }

  redraw() { /* Nothing here is drawn. */ }

  destroy() { /* Nothing here outlives its elements. */ }
}

class Row {
  #definition;
  #statistic;
  #value = el('td', { class: 'all-value' });
  #band = el('span', { class: 'tile-band' });
  #change = el('td', { class: 'all-change' });
  #sample = el('td', { class: 'all-sample' });

  /** @param {Definition} definition */
  constructor(definition) {
    this.#definition = definition;
    this.#statistic = specOf(definition).statistic;
    this.element = el(
      'tr',
      { 'data-key': definition.key },
      el('th', { scope: 'row' }, el('a', { href: addressWith({ kpi: definition.key, all: null, by: null }) }, fullNameOf(definition)), definition.of_groups ? el('span', { class: 'tile-tag' }, words.together) : this.#statistic === 'value' ? null : el('span', { class: 'tile-tag' }, statisticOf(this.#statistic)), madeUp(definition), this.#band),
      this.#value,
      this.#change,
      this.#sample,
    );
  }

  /** @param {Answer} board */
  show(board) {
    const definition = this.#definition;
    const own = board.kpis[definition.key];
    const value = own?.[this.#statistic];
    setBand(this.#band, own, this.#statistic, definition);
    setAttribute(this.#value, 'data-value', value && value.value !== null ? String(value.value) : '');
    setAttribute(this.element, 'lang', language);
    setText(this.#value, text(value?.value, definition.unit));
    const trend = trendOf(value, definition);
    setText(this.#change, trend ? [trend.mark, trend.amount].filter(Boolean).join(' ') : '');
    setAttribute(this.#change, 'data-verdict', trend?.verdict || null);
    setText(this.#sample, value?.n && definition.unit !== 'count' ? `n = ${number(value.n)}` : '');
  }
}
