// @ts-check
/** @import { Board as Answer, Catalogue, Series } from './types.js' */
import { All } from './all.js';
import { addressOf, ask, Problem } from './api.js';
import { Board } from './board.js';
import { Controls, toggleFullscreen } from './controls.js';
import { Detail } from './detail.js';
import { byId, setAttribute } from './dom.js';
import { Feed } from './feed.js';
import { Frame } from './frame.js';
import { speak, words } from './i18n.js';
import { loadLabels, nameOf } from './labels.js';
import { neededBy, specOf, tilesOf } from './layout.js';
import { addressWith, question, read } from './url.js';

// Ties the parts together: the address says what to show, the feed brings the numbers, one of two views shows them.

/** How long nobody may see the page before its connection is let go of. */
const UNSEEN_MS = 60_000;

let view = read();
speak(view.lang);
dress();
const frame = new Frame();
/** @type {Answer | null} */
let board = null;
/** @type {Series | null} */
let course = null;
/** @type {Board | Detail | All | null} */
let shown = null;
/** What the feed has been asked. */
let asked = '';
/** Tells a new version of the page after a restart of the service. */
let version = '';
/** Tells another configuration after a restart: KPIs, currencies and notes are as it has them. */
let configured = '';

/** The timer of an unseen page. */
let rest = 0;

const feed = new Feed({
  board(answer) {
    board = answer;
    shown?.show(answer);

    // What the numbers stand on, for whoever compares this page with another surface.
    setAttribute(document.documentElement, 'data-state-id', answer.state.state_id);
    setAttribute(document.documentElement, 'data-as-of', answer.state.as_of);
    setAttribute(document.documentElement, 'data-ready', '');
  },
  course(answer) {
    course = answer;
    if (shown instanceof Board) {
      shown.draw(answer);
    }
  },
  state(state) {
    frame.freshness.hear(state);
    setAttribute(document.documentElement, 'data-heard', state.now);
  },
  link(link) {
    const isBack = link.open && !frame.freshness.link.open;
    frame.freshness.link = link;
    frame.tick();
    if (isBack || link.problem?.status === 400) {
      reloadWhenNew();
    }
  },
});

frame.tick();
const catalogue = await load();
const definitions = new Map(catalogue.kpis.map((kpi) => [kpi.key, kpi]));
const controls = new Controls(catalogue, go);
show();
addEventListener('popstate', () => arrive());
addEventListener('online', () => feed.hurry());
document.addEventListener('visibilitychange', seen);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => shown?.redraw());
document.addEventListener('click', follow);
document.addEventListener('keydown', press);

/** The catalogue and what its words are called; asked for until they are there. */
async function load() {
  for (let wait = 1_000; ; wait = Math.min(wait * 2, 15_000)) {
    try {
      const [known] = await Promise.all([askCatalogue(), loadLabels()]);
      configured = JSON.stringify(known);
      for (const kpi of known.kpis) {
        kpi.unit = kpi.currency ? `money ${kpi.currency}` : kpi.unit;
      }

      return known;
    } catch (fault) {
      frame.freshness.link = { open: false, retryAt: Date.now() + wait, problem: fault instanceof Problem ? fault : null };
      frame.tick();
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}

/** @returns {Promise<Catalogue>} */
function askCatalogue() {
  return ask('kpis', view.tenant ? new URLSearchParams({ tenant: view.tenant }) : undefined);
}

/** Shows what the address says. */
function show() {
  shown?.destroy();
  const tiles = tilesOf(definitions, view.tiles.length > 0 ? view.tiles : catalogue.board);
  const definition = definitions.get(view.kpi);
  const isDetail = definition !== undefined;
  const isAll = !isDetail && view.all;
  shown = isDetail ? new Detail(view, definition, catalogue) : isAll ? new All(catalogue) : new Board(tiles, definitions);
  byId('main').replaceChildren(shown.element);
  setAttribute(document.documentElement, 'data-view', isDetail ? 'detail' : isAll ? 'all' : 'board');
  controls.show(view);
  frame.say(catalogue.note);
  frame.name(view, isDetail ? nameOf(definition) : isAll ? words.allNumbers : undefined);
  frame.unknown = [...view.tiles, view.kpi].filter((key) => key && !definitions.has(key));
  frame.tick();
  listen(isDetail ? [...tiles, specOf(definition)] : isAll ? catalogue.kpis.map(specOf) : tiles);
  if (board) {
    shown.show(board);
    if (course && shown instanceof Board) {
      shown.draw(course);
    }
  }
}

/** @param {import('./layout.js').TileSpec[]} tiles */
function listen(tiles) {
  const parameters = question(view);
  const needed = neededBy(tiles, catalogue, Object.keys(view.filters));
  parameters.set('kpi', needed.kpis.join(','));
  if (shown instanceof All) {
    parameters.delete('kpi');
  } else {
    parameters.set('course', needed.course.join(','));
  }

  if (asked !== parameters.toString()) {
    // What was asked before is not what is asked now: no number of it may stand under the new heading.
    const isOther = asked !== '' && new URLSearchParams(asked).get('kpi') === parameters.get('kpi');
    asked = parameters.toString();
    if (isOther) {
      [board, course] = [null, null];
    }

    feed.open(parameters);
  }
}

/** Takes up an address that has changed. */
function arrive() {
  const before = view;
  view = read();
  speak(view.lang);
  dress();
  if (JSON.stringify([before.window, before.filters, before.tenant]) !== JSON.stringify([view.window, view.filters, view.tenant])) {
    [board, course] = [null, null];
  }

  show();
  if (before.kpi && !view.kpi && shown instanceof Board) {
    shown.focus(before.kpi);
  } else if (before.kpi !== view.kpi && shown instanceof Detail || !before.all && shown instanceof All) {
    scrollTo(0, 0);
    shown.heading.focus({ preventScroll: true });
  }
}

/**
 * Goes to the address with some parameters changed.
 * @param {Record<string, string | null>} changes
 */
function go(changes) {
  const name = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.name : undefined;
  history.pushState(null, '', addressWith(changes));
  arrive();

  // The controls are made anew: the focus stays where it was.
  if (name) {
    const control = byId('controls').querySelector(`[data-name="${CSS.escape(name)}"]`);
    if (control instanceof HTMLElement) {
      control.focus();
    }
  }
}

/**
 * Follows links within the page without loading it again.
 * @param {MouseEvent} event
 */
function follow(event) {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.origin !== location.origin || link.pathname !== location.pathname || link.hash) {
    return;
  }

  event.preventDefault();
  history.pushState(null, '', link.href);
  arrive();
}

/** A board that nobody sees rests after a while, and is back at once when somebody looks. */
function seen() {
  clearTimeout(rest);
  if (document.hidden) {
    rest = window.setTimeout(() => feed.rest(), UNSEEN_MS);
  } else {
    feed.hurry();
  }
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) {
    return;
  }

  if (event.key === 'Escape' && (view.kpi || view.all) && !document.fullscreenElement) {
    go({ kpi: null, by: null, all: null });
  } else if (event.key.toLowerCase() === 'f') {
    toggleFullscreen();
  }
}

/** Wears the theme that the address asks for. */
function dress() {
  const theme = view.theme === 'dark' || view.theme === 'light' ? view.theme : null;
  setAttribute(document.documentElement, 'data-theme', theme);
  setAttribute(document.documentElement, 'data-kiosk', view.kiosk ? '' : null);
}

/** After a restart the service may carry another page, or be configured otherwise: a board that hangs on a wall takes it up by itself. */
async function reloadWhenNew() {
  try {
    const answer = await fetch(addressOf('../../'), { method: 'HEAD', cache: 'no-store' });
    const found = answer.headers.get('X-Board-Version') ?? '';
    if (version && found && (found !== version || JSON.stringify(await askCatalogue()) !== configured)) {
      location.reload();
    }

    version = found || version;
  } catch {
    // The next return asks again.
  }
}
