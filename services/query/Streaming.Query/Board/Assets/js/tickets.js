// @ts-check
/** @import { Definition, State, TicketList, TicketRow, TicketStory } from './types.js' */
/** @import { View } from './url.js' */
import { ask, Problem } from './api.js';
import { clocksOf, standing } from './clocks.js';
import { el, renew, setText } from './dom.js';
import { isOtherYear, number, text, time } from './format.js';
import { fill, language, wordOf, words } from './i18n.js';
import { labelOf, titleOf } from './labels.js';
import { question } from './url.js';

// The tickets behind a number, the worst first, each with what happened to it.

const ROWS = 10;

/** Levels of which the service lists first what is due next. */
const DUE_NEXT = ['sla_running', 'sla_at_risk'];

export class Tickets {
  #view;
  #definition;
  #heading = el('h3', {});
  #list = el('ol', { class: 'tickets' });
  #note = el('p', { class: 'note' });
  /** The stories that have been opened, so that a refresh does not close them. @type {Map<string, HTMLElement>} */
  #open = new Map();

  /**
   * @param {View} view
   * @param {Definition} definition
   */
  constructor(view, definition) {
    this.#view = view;
    this.#definition = definition;
    setText(this.#heading, this.#headingOf());
    this.element = el('section', { class: 'panel detail-tickets', hidden: true }, this.#heading, this.#list, this.#note);
  }

  /** @param {AbortSignal} signal */
  async refresh(signal) {
    if (!this.#definition.tickets) {
      // Where tickets are not followed at all, there is nothing to say of a single number.
      if (this.#definition.made_of !== 'tickets') {
        setText(this.#note, fill(words.detail.madeOf, { what: labelOf('material', this.#definition.made_of) }));
        this.element.hidden = false;
      }

      return;
    }

    const parameters = question(this.#view);
    parameters.set('kpi', this.#definition.key);
    parameters.set('limit', String(ROWS));
    if (this.#hasAgainst) {
      parameters.set('part', 'bad');
    }

    try {
      this.#show(await ask('tickets', parameters, signal));
      this.element.hidden = false;
    } catch (fault) {
      // Not under these filters, or not so far back.
      if (!(fault instanceof Problem)) {
        throw fault;
      }

      this.element.hidden = true;
    }
  }

  /** Whether some tickets count against the number. None does against a count, such as that of promises kept: it has those that it counts. */
  get #hasAgainst() {
    return this.#definition.ticket_parts && this.#definition.unit !== 'count';
  }

  /**
   * Says in which order the service lists them.
   * @param {string} [unit] Of the values of the list, where there is one.
   */
  #headingOf(unit) {
    const { detail } = words;
    const { tickets, unit: own, kind, key } = this.#definition;
    return !tickets ? detail.behind
      : this.#hasAgainst ? detail.against
        : unit === 'seconds' && own === 'seconds' ? detail.slowest
          : kind !== 'level' ? detail.newest
            : DUE_NEXT.includes(key) ? detail.dueNext : detail.longest;
  }

  /** @param {TicketList} list */
  #show(list) {
    setText(this.#heading, this.#headingOf(list.value_unit));
    renew(this.#list, list.rows.map((row) => this.#row(row, list.state, list.value_unit)));
    setText(this.#note, [
      list.rows.length === 0 ? words.detail.noTickets : list.ticket_count === 1 ? words.detail.oneTicket : fill(words.detail.ofTickets, { n: number(list.rows.length), all: number(list.ticket_count) }),
      list.incomplete ? words.detail.incomplete : null,
    ].filter(Boolean).join(' '));
  }

  /**
   * @param {TicketRow} row
   * @param {State} state
   * @param {string} unit Of its value.
   */
  #row(row, state, unit) {
    const { ticket } = row;
    const { kind } = this.#definition;
    const zone = state.time_zone;
    const at = time(row.time, zone, { date: true, year: isOtherYear(row.time, state.as_of, zone) });
    const amount = unit === 'seconds' ? text(row.value, unit) : kind === 'level' ? fill(words.detail.since, { time: at }) : at;
    const values = ['team', 'agent', 'channel', 'category', 'priority']
      .filter((dimension) => ticket.values[dimension] !== undefined)
      .map((dimension) => `${titleOf('dimension', dimension)} ${labelOf('value', ticket.values[dimension])}`);
    const story = this.#open.get(ticket.id) ?? el('div', { class: 'story' });
    const details = el(
      'details',
      { open: this.#open.has(ticket.id) },
      el(
        'summary',
        { 'data-row': ticket.id },
        el('span', { class: 'ticket-id' }, ticket.id),
        el('span', { class: 'ticket-amount' }, amount),
        el('span', { class: 'ticket-status' }, ticket.status ? wordOf(words.status, ticket.status) : ''),
        ticket.clock_status ? standing(ticket.clock_status) : null,
        ticket.next_due_at ? el('span', { class: 'ticket-due' }, fill(words.clock.due, { time: time(ticket.next_due_at, zone, { date: true }) })) : null,
        el('span', { class: 'ticket-values' }, values.join(' · ')),
      ),
      story,
    );
    details.addEventListener('toggle', () => this.#toggle(details, ticket.id, story));
    return el('li', {}, details);
  }

  /**
   * @param {HTMLDetailsElement} details
   * @param {string} id
   * @param {HTMLElement} story
   */
  async #toggle(details, id, story) {
    if (!details.open) {
      this.#open.delete(id);
      return;
    }

    this.#open.set(id, story);
    const parameters = new URLSearchParams({ id });
    if (this.#view.tenant) {
      parameters.set('tenant', this.#view.tenant);
    }

    try {
      /** @type {TicketStory} */
      const answer = await ask('ticket', parameters);
      const zone = answer.state.time_zone;
      const facts = el('ol', { class: 'facts' }, ...answer.facts.map((fact) => el(
        'li',
        {},
        el('time', { datetime: fact.time }, time(fact.time, zone, { date: true, seconds: true, year: isOtherYear(fact.time, answer.state.as_of, zone) })),
        el('span', {}, fact.text[language] ?? fact.type),
      )));
      const clocks = clocksOf(answer.clocks ?? [], answer.state);
      story.replaceChildren(...(clocks ? [clocks, facts] : [facts]));
    } catch (fault) {
      story.replaceChildren(el('p', { class: 'note' }, fault instanceof Problem ? fault.message : words.offline));
    }
  }
}
