/** Text that the page shows or says, with where it stands. */
function* texts(): Generator<string> {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest('script, style')) yield node.textContent ?? '';
  }
  for (const element of document.querySelectorAll('*')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) yield element.getAttribute(name) ?? '';
  }
}

/** Times and dates of the browser's own making, names of keys, of languages and of the product. */
const notWords =
  /\d{1,2}:\d{2}(:\d{2})?\s?[AP]M|\w+day, \w+ \d+, \d{4}( at)?|Liaison|Ctrl|Shift|Enter|Esc|Alt|Markdown|\bEN\b|English/gu;

/** Text with plain Latin letters, where every message has marked ones and every name is in another script. */
export const notTranslated = (): string[] =>
  [...texts()].filter((text) => /[A-Za-z]{2,}/u.test(text.replaceAll(notWords, '')));

const isHidden = (element: Element) =>
  !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
  element.getBoundingClientRect().width <= 1;

/** Cut off by something around it that says so with an ellipsis. */
const isShortened = (element: Element | null): boolean =>
  element !== null && (getComputedStyle(element).textOverflow === 'ellipsis' || isShortened(element.parentElement));

const hasText = (element: Element) =>
  [...element.childNodes].some(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim());

/** Elements with text that is cut off without a sign, or that stands outside the window, as `tag: text`. */
export function misfits(): string[] {
  const found: string[] = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > window.innerWidth) found.push(`the page is ${scrollWidth} px wide in ${window.innerWidth}`);
  for (const element of document.querySelectorAll<HTMLElement>('#root *')) {
    if (!hasText(element) || isHidden(element) || isShortened(element)) continue;
    const { left, right } = element.getBoundingClientRect();
    const { overflowX, display } = getComputedStyle(element);
    const isOut = left < -1 || right > window.innerWidth + 1;
    const isCut =
      display !== 'inline' &&
      overflowX !== 'visible' &&
      overflowX !== 'auto' &&
      element.scrollWidth > element.clientWidth + 1;
    if (isOut || isCut) found.push(`${element.tagName.toLowerCase()}: ${element.textContent?.slice(0, 60)}`);
  }
  return found;
}
