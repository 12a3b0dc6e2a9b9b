// @ts-check
/** @import { State } from './types.js' */
/** @import { Link } from './feed.js' */

// How old the numbers are, told by the service's clock: this machine's may be wrong.

/**
 * Age beyond which numbers count as stale. Of live data it is at most about 4 s: a worker tells every second how far it is, the service asks it
 * every second and tells the page within two. Before the service itself calls an answer stale, at 10 s, the page has greyed.
 */
export const STALE_MS = 7_000;

/** @typedef {'starting' | 'live' | 'replay' | 'stale' | 'nothing' | 'offline'} Condition */

export class Freshness {
  /** @type {State | null} */
  state = null;
  /** @type {Link} */
  link = { open: false, retryAt: null, problem: null };
  #heardAt = 0;

  /** @param {State} state */
  hear(state) {
    this.state = state;
    this.#heardAt = Date.now();
  }

  /** The present by the service's clock, Unix milliseconds. */
  get now() {
    return this.state ? Date.parse(this.state.now) + (Date.now() - this.#heardAt) : Date.now();
  }

  /** How far the data lies behind the present; null where that says nothing. */
  get ageMs() {
    return this.state?.data_through && this.state.mode === 'live' ? Math.max(0, this.now - Date.parse(this.state.data_through)) : null;
  }

  /** @returns {Condition} */
  get condition() {
    if (!this.state) {
      return this.link.retryAt === null ? 'starting' : 'offline';
    }

    if (!this.link.open) {
      return 'offline';
    }

    if (this.state.mode === 'replay') {
      return 'replay';
    }

    if (!this.state.data_through) {
      return 'nothing';
    }

    return (this.ageMs ?? 0) > STALE_MS ? 'stale' : 'live';
  }

  /** Whether the numbers may no longer be true. */
  get isDoubtful() {
    const condition = this.condition;
    const isOld = (this.ageMs ?? 0) > STALE_MS;
    return condition === 'stale' || condition === 'nothing' || (condition === 'offline' && (isOld || this.state?.mode === 'replay'));
  }
}
