// @ts-check
// The little that this page needs to make elements: text is always set as text, never as markup.

/**
 * Makes an element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | undefined> | null} [attributes] `class`, `data-…`, `aria-…` and others; undefined and false leave one out.
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }

  for (const child of children) {
    if (child !== null && child !== undefined) {
      element.append(child);
    }
  }

  return element;
}

/**
 * Sets an element's text where it differs: what does not change is not touched, so that nothing is read out or painted again.
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * Sets an attribute where it differs; null takes it away.
 * @param {Element} element
 * @param {string} name
 * @param {string | null | undefined} value
 */
export function setAttribute(element, name, value) {
  if (value === null || value === undefined) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

/**
 * Puts other children into an element. The focus stays with what bears the same `data-row`: who goes through a list by keys is not thrown
 * back to the beginning of the page by a refresh.
 * @param {Element} element
 * @param {Node[]} children
 */
export function renew(element, children) {
  const focused = element.contains(document.activeElement) && document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
  element.replaceChildren(...children);
  if (focused !== undefined) {
    const same = element.querySelector(`[data-row="${CSS.escape(focused)}"]`);
    if (same instanceof HTMLElement) {
      same.focus({ preventScroll: true });
    }
  }
}

/**
 * An element that the page has.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`The page has no #${id}.`);
  }

  return element;
}
