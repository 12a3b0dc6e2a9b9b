// @ts-check
/** @import { Definition } from './types.js' */
import { ask } from './api.js';
import { language, words } from './i18n.js';

// What the words of the API are called: KPIs, statistics, bands, windows, dimensions. The service has one resource for all that people see; the
// page's own phrases are in lang/.

/** @type {Record<string, Record<string, string>>} */
const byLanguage = { en: {}, fr: {} };

/** Asks the service for them, in both languages: changing from one to the other asks nothing. */
export async function loadLabels() {
  await Promise.all(Object.keys(byLanguage).map(async (name) => {
    byLanguage[name] = (await ask('labels', new URLSearchParams({ language: name }))).labels;
  }));
}

/**
 * The label of a word; what is not labelled is called by itself.
 * @param {string} kind What the word belongs to, such as `statistic`.
 * @param {string} name
 */
export function labelOf(kind, name) {
  return find(kind, name) ?? name;
}

/**
 * The same as the beginning of a line.
 * @param {string} kind
 * @param {string} name
 */
export function titleOf(kind, name) {
  const label = find(kind, name);
  return label ? label[0].toLocaleUpperCase(language) + label.slice(1) : name;
}

/**
 * What a statistic is called.
 * @param {string} name
 */
export function statisticOf(name) {
  return name === 'value' ? words.value : labelOf('statistic', name);
}

/**
 * The name of a window or a calendar period.
 * @param {string} name
 */
export function windowOf(name) {
  return find('window', name) ? titleOf('window', name) : titleOf('period', name);
}

/**
 * What a label says of a KPI.
 * @param {'short' | 'kpi' | 'about' | 'formula' | 'source'} kind
 * @param {Definition} definition
 * @returns {string | null} null where it has none.
 */
export function sayOf(kind, definition) {
  return find(kind, definition.key) ?? null;
}

/**
 * The short name of a KPI; its full name where it has none.
 * @param {Definition} definition
 */
export function nameOf(definition) {
  return sayOf('short', definition) ?? fullNameOf(definition);
}

/**
 * The full name of a KPI.
 * @param {Definition} definition
 */
export function fullNameOf(definition) {
  return sayOf('kpi', definition) ?? definition.name[language] ?? definition.key;
}

/**
 * @param {string} kind
 * @param {string} name
 * @returns {string | undefined}
 */
function find(kind, name) {
  const labels = byLanguage[language];
  const key = `${kind}.${name}`;
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
