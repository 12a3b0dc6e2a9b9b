// @ts-check
/** @import { View } from './url.js' */
import { TOO_MANY } from './api.js';
import { byId, el, setAttribute, setText } from './dom.js';
import { age, isKnownZone, time } from './format.js';
import { Freshness, STALE_MS } from './freshness.js';
import { fill, language, wordOf, words } from './i18n.js';
import { labelOf, titleOf, windowOf } from './labels.js';

// What surrounds the numbers: what is shown, how old it is, and in plain words when it must not be trusted.

/** How often the age is looked at. */
const TICK_MS = 500;

/** Idle time after which a board that hangs on a wall shows nothing but numbers. */
const IDLE_MS = 6_000;

export class Frame {
  freshness = new Freshness();
  /** Keys of the address that no KPI has. @type {string[]} */
  unknown = [];
  #announcement = el('p', { class: 'unseen', role: 'status' });
  #condition = '';
  #idle = 0;

  constructor() {
    byId('main').before(this.#announcement);
    setInterval(() => this.tick(), TICK_MS);
    for (const event of ['pointermove', 'pointerdown', 'keydown', 'focusin', 'wheel', 'touchstart']) {
      addEventListener(event, () => this.#stir(), { passive: true });
    }

    this.#stir();
  }

  /**
   * Says what is shown.
   * @param {View} view
   * @param {string} [subject] What the page is about, beside the board itself.
   */
  name(view, subject) {
    const filters = Object.entries(view.filters).map(([dimension, values]) =>
      `${titleOf('dimension', dimension)} ${values.map((value) => labelOf('value', value)).join(', ')}`);
    setText(byId('title'), view.tenant || words.title);
    setText(byId('scope'), [windowOf(view.window), ...filters].join(' · '));
    document.title = [subject, view.tenant || words.title].filter(Boolean).join(' – ');
  }

  /**
   * Says where the numbers come from.
   * @param {Record<string, string>} [note] By language; nothing where nothing is to be said.
   */
  say(note) {
    setText(byId('origin'), note?.[language] ?? '');
  }

  /** Shows the age of now. */
  tick() {
    const { freshness } = this;
    const { condition, state } = freshness;
    const root = document.documentElement;
    setAttribute(root, 'data-condition', condition);
    setAttribute(root, 'data-doubtful', freshness.isDoubtful ? '' : null);
    setText(byId('age-text'), this.#ageText());
    const zone = state?.time_zone ?? 'UTC';
    const clock = byId('clock');
    setText(clock, time(freshness.now, zone));
    setAttribute(clock, 'title', isKnownZone(zone) ? zone : 'UTC');
    const zoneNotice = isKnownZone(zone) ? '' : fill(words.noticeZone, { zone });
    setText(byId('notice'), [this.#notice(condition, true), zoneNotice].filter(Boolean).join(' '));
    if (condition !== this.#condition) {
      this.#condition = condition;
      setText(this.#announcement, [this.#notice(condition, false) || wordOf(/** @type {any} */ (words), condition), zoneNotice].filter(Boolean).join(' '));
    }
  }

  #ageText() {
    const { condition, ageMs, link, state } = this.freshness;
    if (condition === 'offline' && link.problem?.status === 400) {
      return words.refused;
    }

    if (condition === 'offline' && link.problem?.status === TOO_MANY) {
      return words.limited;
    }

    const zone = state?.time_zone ?? 'UTC';
    const detail = condition === 'starting' ? null
      : state?.mode === 'replay' ? fill(words.replayAt, { time: time(state.as_of, zone, { date: true, year: true }) })
        : ageMs === null ? words.ageUnknown
          : fill(words.age, { age: age(ageMs) });
    return [wordOf(/** @type {any} */ (words), condition === 'nothing' ? 'live' : condition), detail].filter(Boolean).join(' · ');
  }

  /**
   * What to say where numbers must not be trusted; nothing where they may be.
   * @param {string} condition
   * @param {boolean} isMoving Whether the text may count seconds: what is read aloud must not.
   */
  #notice(condition, isMoving) {
    const { state, link, ageMs } = this.freshness;
    const at = state?.data_through ?? state?.as_of;
    const zone = state?.time_zone ?? 'UTC';
    const through = at ? time(at, zone, { seconds: true, date: this.freshness.now - Date.parse(at) > 43_200_000 }) : '';
    switch (condition) {
      case 'stale':
        return fill(words.noticeStale, { age: age(isMoving ? ageMs ?? 0 : STALE_MS), time: through });
      case 'nothing':
        return words.noticeNothing;
      case 'offline': {
        if (link.problem?.status === 400) {
          // The service is there: it is the question that it cannot answer.
          return fill(words.noticeFilter, { detail: link.problem.message });
        }

        const isLimited = link.problem?.status === TOO_MANY;
        const wait = isMoving && link.retryAt ? fill(words.noticeWait, { n: Math.max(0, Math.ceil((link.retryAt - Date.now()) / 1000)) }) : '';
        const reason = link.problem
          ? ` ${fill(words.noticeProblem, { detail: link.problem.message })}`
          : '';
        const notice = isLimited ? (state ? words.noticeLimited : words.noticeLimitedFirst) : state ? words.noticeOffline : words.noticeOfflineFirst;
        return fill(notice, { wait, time: through }) + reason;
      }

      default:
        return this.unknown.length > 0 ? fill(words.noticeUnknown, { keys: this.unknown.join(', ') }) : '';
    }
  }

  #stir() {
    clearTimeout(this.#idle);
    setAttribute(document.documentElement, 'data-idle', null);
    this.#idle = window.setTimeout(() => {
      // Who is at the controls is not idle.
      if (!byId('controls').contains(document.activeElement)) {
        setAttribute(document.documentElement, 'data-idle', '');
      }
    }, IDLE_MS);
  }
}
