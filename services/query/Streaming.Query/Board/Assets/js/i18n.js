// @ts-check
import en from './lang/en.js';
import fr from './lang/fr.js';

/** @type {Record<string, typeof en>} */
const ALL = { en, fr };

/** The words of the language of now; rebound by `speak`. */
export let words = en;

/** The language of now: `en` or `fr`. */
export let language = 'en';

/**
 * Chooses the language: the one asked for, else the browser's first that there is.
 * @param {string} asked
 */
export function speak(asked) {
  const known = [asked, ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in ALL);
  language = known ?? 'en';
  words = ALL[language];
  document.documentElement.lang = language;
  document.title = words.title;
}

/**
 * Fills the places of a text.
 * @param {string} text
 * @param {Record<string, string | number>} parts
 */
export function fill(text, parts) {
  return text.replace(/\{(\w+)\}/g, (place, name) => String(parts[name] ?? place));
}

/**
 * A word of a list, or the key itself where the list does not have it.
 * @param {Record<string, string>} list
 * @param {string} key
 */
export function wordOf(list, key) {
  return Object.hasOwn(list, key) ? list[key] : key;
}
