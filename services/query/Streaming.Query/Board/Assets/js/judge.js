// @ts-check
/** @import { Definition, Value } from './types.js' */
import { number, text } from './format.js';
import { words } from './i18n.js';

// What a number says beside another: how it moved, and whether that is good. Judged in words and by sign, never by colour alone.

/** Fewer observations on either side than this move by chance: the change is shown and not judged. */
const ENOUGH = 5;

/** Marks of the bands, so that they differ in shape as well. */
export const BAND_MARKS = /** @type {Record<string, string>} */ ({
  exceptional: '★', above_average: '▲', typical: '●', below_typical: '▼', satisfactory: '▲', unsatisfactory: '▼',
});

/**
 * @typedef {object} Trend
 * @property {string} mark
 * @property {string} amount
 * @property {string} word
 * @property {'good' | 'bad' | ''} verdict
 */

/**
 * How a number has moved since the previous period, or a level since the window began.
 * @param {Value | undefined} value
 * @param {Definition} definition
 * @param {boolean} [isOne] Whether it is of one value of what splits it.
 * @returns {Trend | null} null where there is nothing to compare with.
 */
export function trendOf(value, definition, isOne = false) {
  const isLevel = definition.kind === 'level';
  const before = isLevel ? value?.start : value?.previous;
  if (!value || value.value === null || before === undefined) {
    return null;
  }

  const change = value.value - before;
  const amount = amountOf(change, before, definition.unit, isLevel);
  if (change === 0 || amount === null) {
    return { mark: '=', amount: '', word: words.unchanged, verdict: '' };
  }

  const mark = change > 0 ? '▲' : '▼';
  const isJudged = isLevel || definition.unit === 'count' || (!value.too_few && value.n >= ENOUGH && (value.previous_n ?? 0) >= ENOUGH);
  if (definition.direction === 'none' || !isJudged || (definition.ranking && !isOne)) {
    return { mark, amount, word: change > 0 ? words.more : words.fewer, verdict: '' };
  }

  const isGood = (change > 0) === (definition.direction === 'higher');
  return { mark, amount, word: isGood ? words.better : words.worse, verdict: isGood ? 'good' : 'bad' };
}

/**
 * The size of a change as text: a part of what was where that makes sense, else in the number's own unit.
 * @returns {string | null} null when it is too small to be shown.
 * @param {number} change
 * @param {number} before
 * @param {string} unit
 * @param {boolean} isLevel
 */
function amountOf(change, before, unit, isLevel) {
  const size = Math.abs(change);
  if (unit === 'ratio') {
    return size < 0.0005 ? null : `${number(size * 100, 1)}\u202f${words.points}`;
  }

  if (unit === 'points') {
    return size < 0.05 ? null : `${number(size, size < 10 ? 1 : 0)}\u202f${words.points}`;
  }

  if (unit === 'score') {
    return size < 0.005 ? null : number(size, 2);
  }

  if (isLevel || before <= 0) {
    return text(size, unit);
  }

  const part = size / before;
  return part < 0.005 ? null : part >= 10 ? `× ${number(1 + part, 0)}` : text(Math.round(part * 100) / 100, 'ratio');
}
