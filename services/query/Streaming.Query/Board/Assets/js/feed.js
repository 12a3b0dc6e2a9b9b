// @ts-check
/** @import { Board, Series, State } from './types.js' */
import { addressOf, objection, Problem, TOO_MANY } from './api.js';

// The live feed: server-sent events, and coming back by itself. The browser would reconnect too, but not after an error answer,
// and it does not notice a connection that is dead without being closed.

/** Longest silence of a healthy stream: three beats of 2 s, and a little. */
const SILENCE_MS = 7_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/**
 * @typedef {object} Listener
 * @property {(board: Board) => void} board
 * @property {(series: Series) => void} course
 * @property {(state: State) => void} state Any sign of life.
 * @property {(link: Link) => void} link
 */

/** @typedef {{open: boolean, retryAt: number | null, problem: Problem | null}} Link */

export class Feed {
  /** @type {EventSource | null} */
  #source = null;
  #failures = 0;
  #silence = 0;
  #retry = 0;
  #asking = new AbortController();
  #listener;
  #parameters = new URLSearchParams();

  /** @param {Listener} listener */
  constructor(listener) {
    this.#listener = listener;
  }

  /**
   * Begins anew with another question.
   * @param {URLSearchParams} parameters
   */
  open(parameters) {
    this.#parameters = parameters;
    this.#failures = 0;
    this.#connect();
  }

  /** Tries at once rather than later: the machine has woken, or the network is back. */
  hurry() {
    if (this.#source?.readyState !== EventSource.OPEN) {
      this.#connect();
    }
  }

  /** Lets go of the connection until it is hurried: a browser has six for a service, and boards that nobody sees would hold all of them. */
  rest() {
    this.#close();
    this.#listener.link({ open: false, retryAt: null, problem: null });
  }

  #connect() {
    this.#close();
    const source = new EventSource(addressOf('stream', this.#parameters));
    this.#source = source;
    this.#listen();
    source.addEventListener('board', (event) => this.#take(event, this.#listener.board));
    source.addEventListener('course', (event) => this.#take(event, this.#listener.course));
    source.addEventListener('beat', (event) => this.#take(event, null));
    source.addEventListener('error', () => this.#fail());
  }

  /**
   * @param {MessageEvent} event
   * @param {((data: any) => void) | null} tell
   */
  #take(event, tell) {
    const data = JSON.parse(event.data);
    this.#failures = 0;
    this.#listen();
    if (event.type !== 'course') {
      // A course may have been drawn a little earlier, for another page.
      this.#listener.state(data.state ?? data);
    }

    this.#listener.link({ open: true, retryAt: null, problem: null });
    tell?.(data);
  }

  #listen() {
    clearTimeout(this.#silence);
    this.#silence = window.setTimeout(() => this.#fail(), SILENCE_MS);
  }

  async #fail() {
    this.#close();
    let retryAt = this.#retryIn(Math.min(FIRST_WAIT_MS * 2 ** this.#failures, LONGEST_WAIT_MS));
    this.#failures++;
    const retry = this.#retry;
    this.#listener.link({ open: false, retryAt, problem: null });

    // An event source hides what the service answered: ask the same in the open, to tell a reason from a broken network.
    this.#asking = new AbortController();
    const problem = await objection('stream', this.#parameters, this.#asking.signal).catch(() => null);
    if (problem && retry === this.#retry) {
      // Who is asked to wait does so: trying at once again is what there is too much of.
      retryAt = problem.status === TOO_MANY ? this.#retryIn(LONGEST_WAIT_MS) : retryAt;
      this.#listener.link({ open: false, retryAt, problem });
    }
  }

  /**
   * Connects again after a while, half of it by chance: the boards of a building must not come back all at once.
   * @param {number} ms
   * @returns {number} When.
   */
  #retryIn(ms) {
    clearTimeout(this.#retry);
    const wait = ms * (0.5 + Math.random());
    this.#retry = window.setTimeout(() => this.#connect(), wait);
    return Date.now() + wait;
  }

  #close() {
    clearTimeout(this.#silence);
    clearTimeout(this.#retry);
    this.#retry = 0;
    // An answer that never comes would hold one of the few connections that a browser has to a service.
    this.#asking.abort();
    this.#source?.close();
    this.#source = null;
  }
}
