// @ts-check
/** @import { Board, Catalogue, Definition, Series } from './types.js' */
/** @import { View } from './url.js' */
import { ask, Problem } from './api.js';
import { Breakdown } from './breakdown.js';
import { Chart, isCount } from './chart.js';
import { el, setAttribute, setText } from './dom.js';
import { interval, number, text, time } from './format.js';
import { fill, language, words } from './i18n.js';
import { groupsOf } from './all.js';
import { trendOf } from './judge.js';
import { fullNameOf, nameOf, sayOf, statisticOf, titleOf } from './labels.js';
import { neededBy, specOf } from './layout.js';
import { Tickets } from './tickets.js';
import { madeUp, setBand, setNumber, setTrend } from './tile.js';
import { addressWith, question } from './url.js';

// One KPI in full: what it means, its numbers, its course, and what it is made of.

/** Pause between two questions for what is not pushed. */
const REFRESH_MS = 15_000;

/** Money is kept by whole days: in shorter steps there is none. */
const MONEY_STEP = '1d';

export class Detail {
  #view;
  #definition;
  #spec;
  #steps;
  /** Whether it is kept by the filters of now. */
  #isKept;
  #band = el('p', { class: 'tile-band' });
  #value = el('p', { class: 'detail-value' });
  #caption = el('p', { class: 'detail-caption' });
  #trend = el('p', { class: 'tile-trend' });
  #interval = el('p', { class: 'detail-interval' });
  #numbers = el('tbody', {});
  #chartElement = el('div', { class: 'chart' });
  #chart = new Chart(this.#chartElement);
  #chartNote = el('p', { class: 'note' });
  #table = el('tbody', {});
  #tableHead = el('tr', {});
  #breakdown;
  #tickets;
  #abort = new AbortController();
  /** By a clock that nobody sets: one that is put back would let hours pass without a question. */
  #asked = { at: -REFRESH_MS, state: '' };

  /**
   * @param {View} view
   * @param {Definition} definition
   * @param {Catalogue} catalogue
   */
  constructor(view, definition, catalogue) {
    this.#view = view;
    this.#definition = definition;
    this.#spec = specOf(definition);
    this.#steps = catalogue.steps;
    this.#isKept = neededBy([this.#spec], catalogue, Object.keys(view.filters)).kpis.includes(definition.key);
    this.#breakdown = new Breakdown(view, definition, this.#spec.statistic, catalogue);
    this.#tickets = new Tickets(view, definition);
    const { detail } = words;
    const back = el('a', { class: 'back', href: addressWith({ kpi: null, by: null }) }, `← ${words.back}`);
    const heading = el('h2', { class: 'detail-name', tabindex: '-1' }, nameOf(definition));
    this.heading = heading;
    this.element = el(
      'article',
      { class: 'detail', 'data-key': definition.key },
      el('header', { class: 'detail-head' }, back, heading, madeUp(definition), this.#band),
      el(
        'div',
        { class: 'detail-column' },
        el('section', { class: 'panel detail-now' }, this.#value, this.#caption, this.#trend, this.#interval),
        el('section', { class: 'panel detail-numbers' }, el('h3', {}, detail.numbers), el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': detail.numbers }, this.#numbersTable())),
        el('section', { class: 'panel detail-about' }, ...this.#about()),
      ),
      el(
        'div',
        { class: 'detail-column' },
        el('section', { class: 'panel detail-course' }, el('h3', {}, detail.course), this.#chartElement, this.#chartNote, this.#courseTable()),
        this.#breakdown.element,
        this.#tickets.element,
      ),
      this.#beside(catalogue),
    );
  }

  /**
   * The other numbers about the same.
   * @param {Catalogue} catalogue
   */
  #beside(catalogue) {
    const group = this.#definition.group;
    const members = groupsOf(catalogue.kpis).find(([name]) => name === group)?.[1] ?? [];
    const title = titleOf('group', group);
    return el(
      'nav',
      { class: 'panel detail-beside', 'aria-label': title },
      el('h3', {}, title),
      el('div', { class: 'tabs' }, ...members.map((kpi) => el(
        'a',
        { href: addressWith({ kpi: kpi.key, by: null }), 'aria-current': kpi.key === this.#definition.key ? 'page' : undefined },
        fullNameOf(kpi),
      ))),
    );
  }

  /** @param {Board} board */
  show(board) {
    const definition = this.#definition;
    const own = board.kpis[definition.key];
    const value = own?.[this.#spec.statistic];
    setNumber(this.#value, value, definition.unit);
    setBand(this.#band, own, this.#spec.statistic, definition);
    setTrend(this.#trend, value, definition);
    const absent = value?.value === null && value.absent ? titleOf('absent', value.absent) : null;
    setText(this.#caption, absent ?? [
      definition.of_groups ? words.together : this.#spec.statistic === 'value' ? null : statisticOf(this.#spec.statistic),
      value && definition.unit !== 'count' ? fill(words.sample, { n: number(value.n) }) : null,
      value?.provisional ? words.provisional : null,
    ].filter(Boolean).join(' · '));
    const zone = board.state.time_zone;
    setText(this.#interval, `${interval(board.from, board.to, zone)} (${zone})`);
    this.#showNumbers(board);
    this.#refresh(board);
  }

  redraw() {
    this.#chart.redraw();
  }

  destroy() {
    this.#abort.abort();
    this.#chart.destroy();
  }

  #about() {
    const { detail } = words;
    const definition = this.#definition;
    const isFrench = language === 'fr';
    const clock = definition.clock === 'calendar' ? detail.calendarClock : definition.clock === 'business' ? detail.businessClock : null;
    const part = (/** @type {string} */ title, /** @type {(string | null | undefined)[]} */ texts, /** @type {string} */ lang) => {
      const present = texts.filter(Boolean);
      return present.length === 0 ? [] : [el('h3', {}, title), ...present.map((line) => el('p', { lang }, line))];
    };
    return [
      ...part(detail.meaning, [sayOf('about', definition), clock, definition.settles_later ? detail.settles : null, definition.synthetic ? words.syntheticWhy : null], language),
      ...part(detail.formula, [isFrench ? definition.formula_fr : definition.formula], language),
      ...part(detail.variant, [isFrench ? definition.variant_fr : definition.variant], language),
      ...part(detail.cautions, (isFrench ? definition.cautions_fr : definition.cautions) ?? [], language),
      ...part(detail.source, [[definition.catalogue_id, isFrench ? definition.source_fr : definition.source].filter(Boolean).join(isFrench ? ' : ' : ': ')], language),
      el('p', { class: 'note' }, `${fullNameOf(definition)} · `, el('code', {}, definition.key)),
    ];
  }

  #numbersTable() {
    const { detail } = words;
    return el(
      'table',
      { class: 'numbers' },
      el('thead', {}, el('tr', {}, ...[detail.statistic, detail.value, detail.before, detail.change, detail.sample].map((title) => el('th', { scope: 'col' }, title)))),
      this.#numbers,
    );
  }

  #courseTable() {
    return el(
      'details',
      {},
      el('summary', {}, words.detail.courseTable),
      el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': words.detail.courseTable }, el('table', {}, el('thead', {}, this.#tableHead), this.#table)),
    );
  }

  /** @param {Board} board */
  #showNumbers(board) {
    const definition = this.#definition;
    const rows = [];
    for (const statistic of definition.statistics) {
      const value = board.kpis[definition.key]?.[statistic];
      if (rows.length > 0 && value?.value == null && value?.previous == null) {
        // A part that there is not, such as a kind of clock that no policy has.
        continue;
      }

      const unit = isCount(statistic) ? 'count' : definition.unit;
      const trend = isCount(statistic) ? null : trendOf(value, definition);
      rows.push(el(
        'tr',
        {},
        el('th', { scope: 'row' }, statisticOf(statistic)),
        el('td', {}, text(value?.value, unit)),
        el('td', {}, text(definition.kind === 'level' ? value?.start : value?.previous, unit)),
        el('td', { 'data-verdict': trend?.verdict || undefined }, trend ? [trend.mark, trend.amount, trend.verdict ? trend.word : ''].join(' ') : words.none),
        el('td', {}, value ? number(value.n) : words.none),
      ));
    }

    this.#numbers.replaceChildren(...rows);
  }

  /** @param {Board} board */
  async #refresh(board) {
    const state = `${board.state.state_id} ${board.state.as_of}`;
    if (performance.now() - this.#asked.at < REFRESH_MS || this.#asked.state === state) {
      return;
    }

    this.#asked = { at: performance.now(), state };
    if (!this.#isKept) {
      setText(this.#chartNote, titleOf('absent', 'not_split'));
      return;
    }

    const parameters = question(this.#view);
    parameters.set('kpi', this.#definition.key);
    const step = this.#definition.made_of === 'money' ? MONEY_STEP : this.#steps[this.#view.window];
    if (step) {
      parameters.set('step', step);
    }

    // What the service refuses to say of one part keeps none of the others away.
    const parts = [() => this.#showCourse(parameters), () => this.#breakdown.refresh(this.#abort.signal), () => this.#tickets.refresh(this.#abort.signal)];
    for (const part of parts) {
      try {
        await part();
      } catch (fault) {
        if (!(fault instanceof Problem)) {
          // A broken connection is told by the frame; the next message asks again.
          this.#asked.at = -REFRESH_MS;
          return;
        }

        setText(this.#chartNote, fault.message);
      }
    }
  }

  /** @param {URLSearchParams} parameters */
  async #showCourse(parameters) {
    const series = await this.#course(parameters);
    this.#chart.show(series, this.#definition, this.#spec.chart, this.#spec.draw);
    setText(this.#chartNote, series.partial ? words.detail.partial : '');
    this.#fillTable(series);
  }

  /**
   * The course, in the steps of the board; where panes so short are no longer kept, in the shortest that are.
   * @param {URLSearchParams} parameters
   * @returns {Promise<Series>}
   */
  async #course(parameters) {
    try {
      return await ask('series', parameters, this.#abort.signal);
    } catch (fault) {
      if (!(fault instanceof Problem) || !parameters.has('step')) {
        throw fault;
      }

      parameters.delete('step');
      return ask('series', parameters, this.#abort.signal);
    }
  }

  /** @param {Series} series */
  #fillTable(series) {
    const columns = series.rows[0]?.kpis[this.#definition.key] ?? {};
    const shown = this.#spec.chart.filter((statistic) => columns[statistic]);
    this.#tableHead.replaceChildren(...[words.detail.time, ...shown.map((statistic) => statisticOf(statistic)), words.detail.sample].map((title) => el('th', { scope: 'col' }, title)));
    this.#table.replaceChildren(...series.times.map((at, i) => el(
      'tr',
      {},
      el('th', { scope: 'row' }, time(at * 1000, series.state.time_zone, { date: true })),
      ...shown.map((statistic) => el('td', {}, text(columns[statistic].values[i], isCount(statistic) ? 'count' : this.#definition.unit))),
      el('td', {}, number(columns[shown[0]]?.n[i] ?? 0)),
    )));
    setAttribute(this.#chartElement, 'data-ready', '');
  }
}
