/**
 * Resolves when the layout of the page, and what is scrolled, have been the same for some frames; what only turns or fades does not
 * count. axe notes where things are and reads their colours later: what moves in between is judged on the background of its old place.
 * Uses nothing from outside, so that it can be evaluated in a page.
 */
export async function still(): Promise<void> {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- a page that evaluates this knows nothing else of this file
  const places = () =>
    Array.from(document.body.querySelectorAll<HTMLElement>('*'), (element) => {
      const { offsetTop, offsetLeft, offsetWidth, offsetHeight, scrollTop } = element;
      return [offsetTop, offsetLeft, offsetWidth, offsetHeight, scrollTop].join();
    }).join(' ');

  for (let before = places(), same = 0; same < 3; ) {
    await new Promise(requestAnimationFrame);
    const now = places();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}
