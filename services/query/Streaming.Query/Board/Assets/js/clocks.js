// @ts-check
/** @import { Clock, State } from './types.js' */
import { el } from './dom.js';
import { text, time } from './format.js';
import { fill, language, wordOf, words } from './i18n.js';
import { titleOf } from './labels.js';

// The SLA clocks of one ticket, drawn: when each started, where it counted, stood still or the desk was closed, when it was due, how it ended.
// What is drawn is also said in words below it; the drawing itself is hidden from those who have it read to them.

const MARKS = /** @type {Record<string, string>} */ ({ running: '▶', at_risk: '◆', breached: '✕', met: '✓', cancelled: '○' });

/**
 * All clocks of a ticket.
 * @param {Clock[]} clocks
 * @param {State} state
 * @returns {HTMLElement | null} null where it has none.
 */
export function clocksOf(clocks, state) {
  if (clocks.length === 0) {
    return null;
  }

  const { clock } = words;
  return el(
    'section',
    { class: 'clocks' },
    el('h4', {}, clock.title),
    el('ul', { class: 'clock-legend', 'aria-hidden': 'true' }, ...['counted', 'closed', 'paused', 'late'].map((kind) => el('li', {}, el('span', { class: `clock-key clock-${kind}` }), wordOf(clock.part, kind)))),
    el('ol', {}, ...clocks.map((one) => drawn(one, state))),
  );
}

/**
 * How a clock stands, by mark and word.
 * @param {string} status
 */
export function standing(status) {
  return el('span', { class: 'clock-status', 'data-clock': status }, `${MARKS[status] ?? ''} ${wordOf(words.clock.status, status)}`);
}

/**
 * @param {Clock} clock
 * @param {State} state
 */
function drawn(clock, state) {
  const zone = state.time_zone;
  return el(
    'li',
    { class: 'clock-row', 'data-kind': clock.kind, 'data-clock': clock.status },
    el(
      'p',
      { class: 'clock-head' },
      el('strong', {}, titleOf('statistic', clock.kind)),
      standing(clock.status),
      el('span', { class: 'clock-policy' }, fill(words.clock.promise, { target: text(clock.target_ms / 1000, 'seconds'), policy: clock.policy, version: clock.version, calendar: clock.calendar })),
    ),
    track(clock, Date.parse(state.data_through ?? state.now), zone),
    el('p', { class: 'clock-text' }, clock.text[language]),
  );
}

/**
 * The line of a clock's life. Everything lies on one scale from its start to its end, its due time or now, whichever is last.
 * @param {Clock} clock
 * @param {number} now
 * @param {string} zone
 */
function track(clock, now, zone) {
  const start = Date.parse(clock.started_at);
  const due = clock.due_at ? Date.parse(clock.due_at) : null;
  const end = clock.ended_at ? Date.parse(clock.ended_at) : null;
  const reached = end ?? now;
  const last = Math.max(reached, due ?? start, start + 60_000);
  const at = (/** @type {number} */ instant) => Math.min(1, Math.max(0, (instant - start) / (last - start)));
  const part = (/** @type {string} */ kind, /** @type {number} */ from, /** @type {number} */ to) => {
    const element = el('span', { class: `clock-part clock-${kind}` });
    element.style.setProperty('--from', String(at(from)));
    element.style.setProperty('--to', String(at(to)));
    return element;
  };
  const mark = (/** @type {string} */ kind, /** @type {number} */ instant, /** @type {string} */ label) => {
    const element = el('span', { class: `clock-mark clock-mark-${kind}` }, label ? el('span', {}, label) : null);
    element.style.setProperty('--from', String(at(instant)));
    element.dataset.side = at(instant) > 0.5 ? 'left' : 'right';
    return element;
  };
  const parts = [];
  if (due !== null && due > reached && !end) {
    parts.push(part('ahead', reached, due));
  }

  for (const span of clock.spans ?? []) {
    parts.push(part('counted', Date.parse(span.from), Date.parse(span.to)));
    parts.push(...span.closed.map((gap) => part('closed', Date.parse(gap.from), gap.to ? Date.parse(gap.to) : reached)));
  }

  parts.push(...clock.pauses.map((pause) => part('paused', Date.parse(pause.from), pause.to ? Date.parse(pause.to) : reached)));
  if (clock.status === 'breached' && due !== null && reached > due) {
    parts.push(part('late', due, reached));
  }

  parts.push(...clock.at_risk.filter((risk) => risk.at).map((risk) => mark('risk', Date.parse(/** @type {string} */ (risk.at)), '')));
  const long = { date: true };
  if (due !== null) {
    parts.push(mark('due', due, fill(words.clock.due, { time: time(due, zone, long) })));
  }

  parts.push(mark(end === null ? 'now' : 'end', reached, end === null ? words.now : fill(words.clock.ended, { time: time(end, zone, long) })));
  return el('div', { class: 'clock-track', 'aria-hidden': 'true' }, el('span', { class: 'clock-start' }, time(start, zone, long)), ...parts);
}
