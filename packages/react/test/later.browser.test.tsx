import type { ComponentType } from 'react';
import { expect, test, vi } from 'vitest';
import '../src/theme.css';
import { later } from '../src/ui/later.tsx';
import { findings } from './support/axe.ts';
import { createDesk } from './support/desk.tsx';

interface PartProps {
  name: string;
  onClose?: () => void;
}
const Part = ({ name }: PartProps) => <p>Here is {name}</p>;

test('a part that cannot be loaded says so, leaves the page alone, and is tried again', async () => {
  const load = vi.fn<() => Promise<ComponentType<PartProps>>>().mockRejectedValueOnce(new TypeError('offline'));
  load.mockResolvedValue(Part);
  const Later = later(load);
  const onClose = vi.fn<() => void>();
  const desk = createDesk();
  const screen = await desk.show(
    <>
      <p>The chat</p>
      <Later name="Ann" onClose={onClose} />
    </>,
  );
  await expect.element(screen.getByRole('alert')).toMatchTextContent('could not be loaded');
  await expect.element(screen.getByText('The chat')).toBeVisible();
  expect(await findings()).toEqual([]);
  await screen.getByRole('button', { name: 'Put away' }).click();
  expect(onClose).toHaveBeenCalledOnce();
  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByText('Here is Ann')).toBeVisible();
  expect(load).toHaveBeenCalledTimes(2);
});

test('a part that was loaded once is there at once', async () => {
  const load = vi.fn<() => Promise<ComponentType<PartProps>>>().mockResolvedValue(Part);
  const Later = later(load);
  const first = await createDesk().show(<Later name="Ann" />);
  await expect.element(first.getByText('Here is Ann')).toBeVisible();
  const second = await createDesk().show(<Later name="Ben" />);
  await expect.element(second.getByText('Here is Ben')).toBeVisible();
  expect(load).toHaveBeenCalledOnce();
});
