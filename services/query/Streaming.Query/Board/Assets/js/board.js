// @ts-check
/** @import { Board as Answer, Definition, Series } from './types.js' */
/** @import { TileSpec } from './layout.js' */
import { el, setAttribute } from './dom.js';
import { HEROES } from './layout.js';
import { Tile } from './tile.js';

// The board: all tiles, the large ones above rows of four.

const ROW = 4;

/** Height of the large tiles beside the others. */
const HERO_SHARE = 1.45;

/** Columns of the grid: whole for rows of one to four. */
const COLUMNS = 12;

export class Board {
  /** @type {Tile[]} */
  #tiles;

  /**
   * @param {TileSpec[]} specs
   * @param {Map<string, Definition>} definitions
   */
  constructor(specs, definitions) {
    this.#tiles = specs.map((spec) => new Tile(spec, /** @type {Definition} */ (definitions.get(spec.key)), definitions));
    this.element = el('ol', { class: 'tiles' }, ...this.#tiles.map((tile) => tile.element));
    for (const row of this.#rows) {
      row.forEach((tile) => tile.element.style.setProperty('--span', String(COLUMNS / row.length)));
    }

    setAttribute(this.element, 'data-rows', String(this.#rows.length));
    this.element.addEventListener('keydown', (event) => this.#move(event));
  }

  /** @param {Answer} board */
  show(board) {
    this.#tiles.forEach((tile) => tile.show(board));
    this.#settle();
  }

  /** A row in which no tile has a number steps back, and leaves its room to the others; tiles never change their places. */
  #settle() {
    const rows = this.#rows;
    const isEmpty = this.#tiles.every((tile) => tile.isAbsent);
    const heights = rows.map((row, i) => {
      const isQuiet = !isEmpty && i > 0 && row.every((tile) => tile.isAbsent);
      row.forEach((tile) => setAttribute(tile.element, 'data-quiet', isQuiet ? '' : null));
      return isQuiet ? 'auto' : `minmax(0, ${i === 0 ? HERO_SHARE : 1}fr)`;
    });
    this.element.style.setProperty('--rows', heights.join(' '));
  }

  get #rows() {
    const rows = [this.#tiles.slice(0, HEROES)];
    for (let i = HEROES; i < this.#tiles.length; i += ROW) {
      rows.push(this.#tiles.slice(i, i + ROW));
    }

    return rows;
  }

  /** @param {Series} series */
  draw(series) {
    this.#tiles.forEach((tile) => tile.draw(series));
  }

  redraw() {
    this.#tiles.forEach((tile) => tile.redraw());
  }

  destroy() {
    this.#tiles.forEach((tile) => tile.destroy());
  }

  /**
   * Puts the focus on a tile.
   * @param {string} key
   */
  focus(key) {
    this.#tiles.find((tile) => tile.element.dataset.key === key)?.link.focus();
  }

  /**
   * Arrow keys go to the tile that lies there.
   * @param {KeyboardEvent} event
   */
  #move(event) {
    const from = this.#tiles.find((tile) => tile.link === document.activeElement);
    const step = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] })[event.key];
    if (!from || !step || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }

    const at = centre(from.element);
    let nearest = null;
    let least = Infinity;
    for (const tile of this.#tiles) {
      const to = centre(tile.element);
      const along = (to.x - at.x) * step[0] + (to.y - at.y) * step[1];
      const across = Math.abs((to.x - at.x) * step[1]) + Math.abs((to.y - at.y) * step[0]);
      const distance = along + 2 * across;
      if (tile !== from && along > 4 && distance < least) {
        [nearest, least] = [tile, distance];
      }
    }

    if (nearest) {
      event.preventDefault();
      nearest.link.focus();
    }
  }
}

/** @param {HTMLElement} element */
function centre(element) {
  const box = element.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
