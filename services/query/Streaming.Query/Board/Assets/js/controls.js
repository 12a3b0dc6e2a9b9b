// @ts-check
/** @import { Catalogue } from './types.js' */
/** @import { View } from './url.js' */
import { ask } from './api.js';
import { byId, el, setAttribute, setText } from './dom.js';
import { fill, language, words } from './i18n.js';
import { labelOf, titleOf, windowOf } from './labels.js';
import { addressWith } from './url.js';

// What the board shows can be chosen here; each choice is a change of the address and nothing else.

const FILTERS = ['team', 'channel', 'category', 'priority'];

export class Controls {
  #catalogue;
  #go;
  /** @type {View | null} */
  #view = null;
  /** @type {Map<string, HTMLSelectElement>} */
  #selects = new Map();
  /** @type {Set<string>} */
  #loaded = new Set();

  /**
   * @param {Catalogue} catalogue
   * @param {(changes: Record<string, string | null>) => void} go
   */
  constructor(catalogue, go) {
    this.#catalogue = catalogue;
    this.#go = go;
    const menu = byId('menu');
    menu.onclick = () => {
      const isOpen = menu.getAttribute('aria-expanded') !== 'true';
      setAttribute(menu, 'aria-expanded', String(isOpen));
    };
  }

  /** @param {View} view */
  show(view) {
    this.#view = view;
    this.#loaded.clear();
    const main = this.#catalogue.cubes[0]?.dimensions ?? [];
    const offered = FILTERS.filter((dimension) => main.includes(dimension));
    const others = Object.keys(view.filters).filter((dimension) => !offered.includes(dimension));
    const controls = byId('controls');
    setAttribute(controls, 'aria-label', words.controls);
    setText(byId('menu'), words.menu);
    controls.replaceChildren(
      this.#windowSelect(view),
      ...[...offered, ...others].map((dimension) => this.#filterSelect(dimension, view.filters[dimension] ?? [])),
      el('div', { class: 'buttons' }, el('a', { class: 'button', href: addressWith({ all: '1', kpi: null, by: null }), 'data-name': 'all' }, words.allNumbers), this.#themeButton(view), this.#languageButton(), fullscreenButton()),
    );
  }

  /** @param {View} view */
  #windowSelect(view) {
    const option = (/** @type {string} */ name) => el('option', { value: name, selected: name === view.window }, windowOf(name));
    const periods = this.#catalogue.periods ?? [];
    const windows = this.#catalogue.windows.includes(view.window) || periods.includes(view.window)
      ? this.#catalogue.windows
      : [view.window, ...this.#catalogue.windows];
    const select = el(
      'select',
      { 'data-name': 'window' },
      el('optgroup', { label: words.rolling }, ...windows.map(option)),
      periods.length > 0 ? el('optgroup', { label: words.calendar }, ...periods.map(option)) : null,
    );
    select.onchange = () => this.#go({ window: select.value });
    return el('label', { class: 'choice' }, el('span', {}, words.window), select);
  }

  /**
   * @param {string} dimension
   * @param {string[]} chosen
   */
  #filterSelect(dimension, chosen) {
    const select = el('select', { 'data-name': dimension });
    this.#selects.set(dimension, select);
    this.#fill(select, [], chosen);
    select.onchange = () => this.#go({ [dimension]: select.value === '' ? null : select.value });
    // The values are asked for when somebody is about to choose.
    select.onfocus = select.onpointerdown = () => this.#load(dimension, select, chosen);
    return el('label', { class: 'choice', 'data-active': chosen.length > 0 }, el('span', {}, titleOf('dimension', dimension)), select);
  }

  /**
   * @param {HTMLSelectElement} select
   * @param {string[]} values
   * @param {string[]} chosen
   */
  #fill(select, values, chosen) {
    const all = [...new Set([...chosen, ...values])];
    const several = chosen.length > 1 ? el('option', { value: '\n', selected: true, disabled: true }, fill(words.several, { n: chosen.length })) : null;
    select.replaceChildren(el('option', { value: '' }, words.any));
    if (several) {
      select.append(several);
    }

    for (const value of all) {
      select.append(el('option', { value, selected: chosen.length === 1 && chosen[0] === value }, labelOf('value', value)));
    }
  }

  /**
   * @param {string} dimension
   * @param {HTMLSelectElement} select
   * @param {string[]} chosen
   */
  async #load(dimension, select, chosen) {
    if (this.#loaded.has(dimension)) {
      return;
    }

    this.#loaded.add(dimension);
    const parameters = new URLSearchParams({ by: dimension, limit: '200' });
    if (this.#view?.tenant) {
      parameters.set('tenant', this.#view.tenant);
    }

    try {
      /** @type {{value: string}[]} */
      const rows = await ask('values/rows', parameters);
      const values = rows.map((row) => row.value);
      this.#fill(select, values.sort((a, b) => a.localeCompare(b, language, { numeric: true })), chosen);
    } catch {
      // Asked again at the next try; the frame tells that the service is away.
      this.#loaded.delete(dimension);
    }
  }

  /** @param {View} view */
  #themeButton(view) {
    const next = /** @type {Record<string, string>} */ ({ '': 'dark', dark: 'light', light: '' })[view.theme] ?? '';
    const name = { '': words.themeAuto, dark: words.themeDark, light: words.themeLight }[view.theme] ?? words.themeAuto;
    const button = el('button', { type: 'button', 'data-name': 'theme', title: words.theme, 'aria-label': `${words.theme}: ${name}` }, `◐ ${name}`);
    button.onclick = () => this.#go({ theme: next });
    return button;
  }

  #languageButton() {
    const other = language === 'fr' ? 'en' : 'fr';
    const button = el('button', { type: 'button', 'data-name': 'language', lang: other }, words.language);
    button.onclick = () => this.#go({ lang: other });
    return button;
  }
}

function fullscreenButton() {
  const button = el('button', { type: 'button', 'data-name': 'fullscreen', title: `${words.fullscreen} (f)`, 'aria-keyshortcuts': 'f' }, words.fullscreen);
  button.onclick = toggleFullscreen;
  return button;
}

/** Takes the whole screen, or gives it back. */
export function toggleFullscreen() {
  const change = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  change.catch(() => { /* The browser may refuse; the board works as well in a window. */ });
}
