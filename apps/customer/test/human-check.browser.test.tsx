import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { ApiFailure } from '../src/api/api-client.ts';
import type { HumanWidgetConfig } from '../src/human/human-widget.ts';
import { StartForm, type StartFormProps } from '../src/ui/start-form.tsx';

/** A provider as the real ones are: a script that puts `render` and `reset` under its name, and a widget that says so with a button. */
const script = `{
  let rounds = 0;
  globalThis.turnstile = {
    render(element, options) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = 'I am human';
      button.onclick = () => options.callback('proof-' + options.sitekey + '-' + (rounds += 1));
      const expire = document.createElement('button');
      expire.type = 'button';
      expire.textContent = 'Expire';
      expire.onclick = () => options['expired-callback']();
      element.append(button, expire);
      return 'widget-1';
    },
    reset(id) { document.body.dataset.reset = id; },
  };
}`;
const scriptUrl = () => URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));

let root: Root;
let place: HTMLElement;
beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});
afterEach(() => {
  root.unmount();
  place.remove();
  delete document.body.dataset['reset'];
  Reflect.deleteProperty(globalThis, 'turnstile');
});

const show = (humanWidget: HumanWidgetConfig | undefined, onStart: StartFormProps['onStart']) =>
  root.render(<StartForm humanWidget={humanWidget} onStart={onStart} />);
const widget = (): HumanWidgetConfig => ({ scriptUrl: scriptUrl(), siteKey: 'key', name: 'turnstile' });
const start = () => page.getByRole('button', { name: /Start chat|Try again/ });

async function fillIn() {
  await page.getByLabelText('Your name').fill('Cleo');
  await page.getByLabelText('Your message').fill('Where is my parcel?');
}

test('a chat starts with the proof that the widget gave, and not before there is one', async () => {
  const onStart = vi.fn<StartFormProps['onStart']>(() => Promise.resolve());
  show(widget(), onStart);
  await fillIn();
  await expect.element(start()).toBeDisabled();
  await page.getByRole('button', { name: 'I am human' }).click();
  await page.getByRole('button', { name: 'Expire' }).click();
  await expect.element(start()).toBeDisabled();
  await page.getByRole('button', { name: 'I am human' }).click();
  await start().click();
  expect(onStart.mock.calls[0]?.[0]).toMatchObject({ displayName: 'Cleo', humanProof: 'proof-key-2' });
});

test('a proof is used once: after a try that failed the widget is asked anew, and what was typed is kept', async () => {
  const onStart = vi.fn<StartFormProps['onStart']>(() => Promise.reject(new ApiFailure('human_proof_rejected')));
  show(widget(), onStart);
  await fillIn();
  await page.getByRole('button', { name: 'I am human' }).click();
  await start().click();
  await expect.element(page.getByRole('alert')).toMatchTextContent('do the check again');
  await expect.element(start()).toBeDisabled();
  expect(document.body.dataset['reset']).toBe('widget-1');
  await expect.element(page.getByLabelText('Your name')).toHaveValue('Cleo');
});

test('a script that does not come is said, and can be loaded again', async () => {
  const gone = scriptUrl();
  URL.revokeObjectURL(gone);
  const append = vi.spyOn(document.head, 'append');
  show({ ...widget(), scriptUrl: gone }, () => Promise.resolve());
  await expect.element(page.getByRole('alert')).toMatchTextContent('could not load the check');
  append.mockImplementationOnce((script) => {
    if (script instanceof HTMLScriptElement) script.src = scriptUrl();
    document.head.appendChild(script as Node);
  });
  await page.getByRole('button', { name: 'Load it again' }).click();
  await expect.element(page.getByRole('button', { name: 'I am human' })).toBeVisible();
  expect(page.getByRole('alert').elements()).toEqual([]);
  append.mockRestore();
});

test('where no widget is named, nothing is asked for', async () => {
  const onStart = vi.fn<StartFormProps['onStart']>(() => Promise.resolve());
  show(undefined, onStart);
  await fillIn();
  await start().click();
  expect(onStart).toHaveBeenCalledOnce();
});
