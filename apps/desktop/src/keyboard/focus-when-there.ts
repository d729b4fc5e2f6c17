/** Nobody waits longer for a part of the page, in ms. */
const PATIENCE = 3000;

/** Puts the focus on something that the page is about to show, as soon as it is there. */
export function focusWhenThere(selector: string): void {
  const focus = () => {
    const element = document.querySelector<HTMLElement>(selector);
    element?.focus();
    return element !== null;
  };
  if (focus()) return;
  const observer = new MutationObserver(() => focus() && observer.disconnect());
  observer.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), PATIENCE);
}
