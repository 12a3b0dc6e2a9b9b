// @ts-check
/** @import { Limit } from './types.js' */
import { fill, words } from './i18n.js';

// Numbers as people read them, in the language of now. A value is shown in parts, so that units can be set smaller than numbers.

/** @typedef {{text: string, unit: boolean}} Part */

const NARROW_SPACE = '\u202f';
/** What arithmetic leaves of nothing. */
const NOISE = 1e-9;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/**
 * A plain number. What is near zero has as many decimals more as show two of its digits, or one where none are asked for; zero has no sign.
 * @param {number} value
 * @param {number} [digits] Most decimals.
 * @param {Intl.NumberFormatOptions} [options]
 */
export function number(value, digits = 0, options = {}) {
  const key = words.locale + digits + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(words.locale, {
      maximumFractionDigits: digits, maximumSignificantDigits: digits > 0 ? 2 : 1, roundingPriority: 'morePrecision', signDisplay: 'negative', ...options,
    });
    formats.set(key, format);
  }

  return format.format(Math.abs(value) < NOISE ? 0 : value).replace('-', '−');
}

/**
 * A value in parts.
 * @param {number} value
 * @param {string} unit
 * @returns {Part[]}
 */
export function parts(value, unit) {
  switch (unit) {
    case 'seconds':
      return durationParts(value);
    case 'ratio':
      return [{ text: number(value * 100, 1), unit: false }, { text: '%', unit: true }];
    case 'points':
      return [{ text: number(value, Math.abs(value) < 10 ? 1 : 0, { signDisplay: 'exceptZero' }), unit: false }];
    case 'number':
      return [{ text: number(value, Math.abs(value) < 100 ? 2 : 0), unit: false }];
    case 'score':
      return [{ text: number(value, 2, { minimumFractionDigits: 1 }), unit: false }];
    default:
      return [{ text: unit.startsWith('money ') ? money(value, unit.slice(6)) : number(value), unit: false }];
  }
}

/**
 * An amount, without its minor units where it is large.
 * @param {number} minorUnits
 * @param {string} currency
 */
function money(minorUnits, currency) {
  /** @type {Intl.NumberFormatOptions} */
  const options = { style: 'currency', currency };
  const digits = new Intl.NumberFormat('en', options).resolvedOptions().maximumFractionDigits ?? 2;
  const amount = minorUnits / 10 ** digits;
  const shown = Math.abs(amount) < 1_000 ? digits : 0;
  return number(amount, shown, { ...options, minimumFractionDigits: shown });
}

/**
 * A value as one text.
 * @param {number | null | undefined} value
 * @param {string} unit
 */
export function text(value, unit) {
  if (value === null || value === undefined) {
    return words.none;
  }

  // French sets a space before the sign of percent, English does not.
  const glue = unit === 'ratio' && words.locale.startsWith('en') ? '' : NARROW_SPACE;
  return parts(value, unit).map((part) => part.text).join(glue);
}

/**
 * A duration by its two greatest units, and only while both tell something.
 * @param {number} seconds
 * @returns {Part[]}
 */
function durationParts(seconds) {
  const { unit } = words;
  const negative = seconds < 0;
  let rest = Math.abs(seconds);
  /** @type {[number, string][]} */
  let list;
  if (rest < MINUTE - 0.5) {
    list = [[rest, unit.second]];
  } else if (rest < 10 * MINUTE) {
    rest = Math.round(rest);
    list = [[Math.floor(rest / MINUTE), unit.minute], [rest % MINUTE, unit.second]];
  } else if (rest < HOUR - 30) {
    list = [[Math.round(rest / MINUTE), unit.minute]];
  } else if (rest < DAY - 30) {
    rest = Math.round(rest / MINUTE);
    list = [[Math.floor(rest / 60), unit.hour], [rest % 60, unit.minute]];
  } else if (rest < 10 * DAY) {
    rest = Math.round(rest / HOUR);
    list = [[Math.floor(rest / 24), unit.day], [rest % 24, unit.hour]];
  } else {
    list = [[rest / DAY, unit.day]];
  }

  const shown = list.filter(([amount], i) => i === 0 || amount > 0);
  return shown.flatMap(([amount, name], i) => [
    { text: (negative && i === 0 ? '−' : '') + number(amount, name === unit.second && rest < 10 ? 1 : 0), unit: false },
    { text: name, unit: true },
  ]);
}

/**
 * An age, coarse: it moves every second.
 * @param {number} ms
 */
export function age(ms) {
  return text(Math.max(0, Math.round(ms / 1000)), 'seconds');
}

/**
 * A limit of a target or a band.
 * @param {Limit} limit
 * @param {string} unit
 */
export function limit(limit, unit) {
  return fill(words.relation[limit.relation] ?? '{v}', { v: text(limit.value, unit) });
}

/**
 * A time of day; with its date where that is another day.
 * @param {string | number} time
 * @param {string} zone
 * @param {{seconds?: boolean, date?: boolean, year?: boolean}} [options]
 */
export function time(time, zone, options = {}) {
  const instant = new Date(time);
  const clock = dateFormat(zone, { hour: '2-digit', minute: '2-digit', second: options.seconds ? '2-digit' : undefined, hourCycle: 'h23' }).format(instant);
  return options.date ? `${date(time, zone, options.year)} ${clock}` : clock;
}

/**
 * An interval, with its years where it ends in another than it begins: a whole year would look like none.
 * @param {string} from
 * @param {string} to
 * @param {string} zone
 */
export function interval(from, to, zone) {
  const year = isOtherYear(from, to, zone);
  return fill(words.detail.interval, { from: time(from, zone, { date: true, year }), to: time(to, zone, { date: true, year }) });
}

/**
 * Whether two instants lie in different years.
 * @param {string | number} one
 * @param {string | number} other
 * @param {string} zone
 */
export function isOtherYear(one, other, zone) {
  const format = dateFormat(zone, { year: 'numeric' });
  return format.format(new Date(one)) !== format.format(new Date(other));
}

/**
 * A day.
 * @param {string | number} time
 * @param {string} zone
 * @param {boolean} [year]
 */
export function date(time, zone, year = false) {
  return dateFormat(zone, { day: 'numeric', month: 'short', year: year ? 'numeric' : undefined }).format(new Date(time));
}

/** @type {Map<string, boolean>} */
const zones = new Map();

/**
 * Whether this browser knows a time zone. An old one may not know what has been renamed since; times are told in UTC then.
 * @param {string} zone
 */
export function isKnownZone(zone) {
  let isKnown = zones.get(zone);
  if (isKnown === undefined) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      isKnown = true;
    } catch {
      isKnown = false;
    }

    zones.set(zone, isKnown);
  }

  return isKnown;
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const dateFormats = new Map();

/**
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
function dateFormat(zone, options) {
  const key = words.locale + zone + JSON.stringify(options);
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(words.locale, { timeZone: isKnownZone(zone) ? zone : 'UTC', ...options });
    dateFormats.set(key, format);
  }

  return format;
}
