// @ts-check
// What is shown is in the address: a board can be bookmarked, hung on a wall and sent to a colleague as it is.

/** Parameters of the page itself; the rest are filters by dimension. */
const OWN = ['tenant', 'window', 'lang', 'theme', 'tiles', 'kpi', 'by', 'all', 'kiosk'];

/** The window when the address names none. */
export const DEFAULT_WINDOW = '24h';

/** @typedef {ReturnType<typeof read>} View */

/** Reads the address. */
export function read() {
  const parameters = new URLSearchParams(location.search);
  /** @type {Record<string, string[]>} */
  const filters = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    if (!OWN.includes(name)) {
      filters[name] = values;
    }
  }

  return {
    tenant: parameters.get('tenant') ?? '',
    window: parameters.get('window') || DEFAULT_WINDOW,
    lang: parameters.get('lang') ?? '',
    theme: parameters.get('theme') ?? '',
    tiles: (parameters.get('tiles') ?? '').split(',').map((key) => key.trim()).filter(Boolean),
    kpi: parameters.get('kpi') ?? '',
    by: parameters.get('by') ?? '',
    all: parameters.has('all'),
    kiosk: parameters.has('kiosk'),
    filters,
  };
}

/**
 * The address of this page with some parameters changed.
 * @param {Record<string, string | string[] | null>} changes null or an empty value takes a parameter away.
 */
export function addressWith(changes) {
  const parameters = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    parameters.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one) {
        parameters.append(name, one);
      }
    }
  }

  const text = parameters.toString();
  return text ? `?${text}` : location.pathname;
}

/**
 * The parameters that the service is asked with: tenant, window and filters.
 * @param {View} view
 */
export function question(view) {
  const parameters = new URLSearchParams({ window: view.window });
  if (view.tenant) {
    parameters.set('tenant', view.tenant);
  }

  for (const [dimension, values] of Object.entries(view.filters)) {
    values.forEach((value) => parameters.append(dimension, value));
  }

  return parameters;
}
