/**
 * Makes an element. Text goes in as text: names and messages come from customers.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {{ class?: string, text?: string, attributes?: Record<string, string>, on?: Record<string, (event: Event) => void> }} [parts]
 * @param {readonly Node[]} [children]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, parts = {}, children = []) {
  const node = document.createElement(tag);
  if (parts.class) node.className = parts.class;
  if (parts.text !== undefined) node.textContent = parts.text;
  for (const [name, value] of Object.entries(parts.attributes ?? {})) node.setAttribute(name, value);
  for (const [name, listener] of Object.entries(parts.on ?? {})) node.addEventListener(name, listener);
  node.append(...children);
  return node;
}

/** @param {string} id */
export function byId(id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`The page has no element ${id}`);
  return node;
}

/**
 * Keeps a list's rows in step with data. A row is made once and updated in place, so that focus and open menus survive.
 * @template Item
 * @param {HTMLElement} list
 * @param {{ key: (item: Item) => string, create: (item: Item) => { node: HTMLElement, update: (item: Item) => void } }} row
 * @returns {(items: readonly Item[]) => void}
 */
export function keyedList(list, row) {
  /** @type {Map<string, { node: HTMLElement, update: (item: Item) => void }>} */
  const rows = new Map();
  return (items) => {
    const keys = new Set(items.map(row.key));
    for (const [key, { node }] of rows) {
      if (keys.has(key)) continue;
      node.remove();
      rows.delete(key);
    }
    for (const [index, item] of items.entries()) {
      const key = row.key(item);
      const known = rows.get(key) ?? row.create(item);
      rows.set(key, known);
      known.update(item);
      if (list.children[index] !== known.node) list.insertBefore(known.node, list.children[index] ?? null);
    }
  };
}

/**
 * Sets text only when it differs: a screen reader repeats what is written anew.
 * @param {Element} node
 * @param {string} text
 */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
