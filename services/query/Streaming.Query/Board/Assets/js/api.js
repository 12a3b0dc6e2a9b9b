// @ts-check
// Questions to the service that this page came from. Addresses are relative to this file, so that the board also works below a prefix.

const BASE = new URL('../../api/v1/', import.meta.url);

/** The status of a question that is not answered now because there are too many. */
export const TOO_MANY = 429;

/** What the service said against a question. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   * @param {string} [parameter]
   */
  constructor(status, detail, parameter) {
    super(parameter ? `${parameter}: ${detail}` : detail);
    this.status = status;
  }
}

/**
 * The address of a question.
 * @param {string} path
 * @param {URLSearchParams} [parameters]
 */
export function addressOf(path, parameters) {
  const url = new URL(path, BASE);
  url.search = parameters?.toString() ?? '';
  return url;
}

/**
 * Asks.
 * @param {string} path
 * @param {URLSearchParams} [parameters]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
export async function ask(path, parameters, signal) {
  const answer = await fetch(addressOf(path, parameters), { signal, headers: { Accept: 'application/json' } });
  if (answer.ok) {
    return answer.json();
  }

  throw await problemOf(answer);
}

/**
 * What the service says against a question that it would answer without an end; null where it would answer.
 * @param {string} path
 * @param {URLSearchParams} [parameters]
 * @param {AbortSignal} [signal]
 * @returns {Promise<Problem | null>}
 */
export async function objection(path, parameters, signal) {
  const answer = await fetch(addressOf(path, parameters), { signal });
  if (answer.ok) {
    await answer.body?.cancel();
    return null;
  }

  return problemOf(answer);
}

/** @param {Response} answer */
async function problemOf(answer) {
  const problem = await answer.json().catch(() => ({}));
  return new Problem(answer.status, problem.detail ?? `HTTP ${answer.status}`, problem.parameter);
}
