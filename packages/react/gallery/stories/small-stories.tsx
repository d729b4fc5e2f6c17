import { Inbox, TimerOff } from 'lucide-react';
import { Avatar } from '../../src/ui/avatar.tsx';
import { Button, type ButtonProps } from '../../src/ui/button.tsx';
import { CopyButton } from '../../src/ui/copy-button.tsx';
import { Elapsed } from '../../src/ui/elapsed.tsx';
import { EmptyState } from '../../src/ui/empty-state.tsx';
import { Entry, EntryList } from '../../src/ui/entry-list.tsx';
import { IconButton } from '../../src/ui/icon-button.tsx';
import { Notice, type NoticeProps } from '../../src/ui/notice.tsx';
import { SearchField, type SearchFieldProps } from '../../src/ui/search-field.tsx';
import { Spinner } from '../../src/ui/spinner.tsx';
import type { Story } from '../story.ts';

const buttonTones: readonly NonNullable<ButtonProps['tone']>[] = ['plain', 'primary', 'danger', 'quiet'];
const fieldSizes: readonly NonNullable<SearchFieldProps['size']>[] = ['small', 'medium', 'large'];
const noticeTones: readonly NoticeProps['tone'][] = ['info', 'warn', 'bad'];

export const smallStories: readonly Story[] = [
  ...buttonTones.flatMap((tone) =>
    [false, true].map((disabled) => ({
      component: 'Button',
      state: disabled ? `${tone}, disabled` : tone,
      draw: () => (
        <Button tone={tone} disabled={disabled}>
          Send
        </Button>
      ),
    })),
  ),
  { component: 'IconButton', state: 'usual', draw: () => <IconButton label="Inbox" icon={<Inbox size={16} />} /> },
  { component: 'Avatar', state: 'of a person', draw: () => <Avatar name="Cleo Marsh" seed="a" /> },
  { component: 'CopyButton', state: 'usual', draw: () => <CopyButton text="90210" label="Copy order" /> },
  {
    component: 'Elapsed',
    state: 'a minute',
    draw: ({ services }) => <Elapsed since={services.clock.now() - 60_000} />,
  },
  {
    component: 'EmptyState',
    state: 'with an action',
    draw: () => (
      <EmptyState icon={<Inbox size={20} />} title="Nothing here" action={<Button>Look again</Button>}>
        It will appear here.
      </EmptyState>
    ),
  },
  {
    component: 'EntryList',
    state: 'of two, one of them shown beside it',
    draw: () => (
      <EntryList>
        <Entry>My parcel is lost</Entry>
        <Entry isCurrent>Where is my parcel?</Entry>
      </EntryList>
    ),
  },
  {
    component: 'Entry',
    state: 'of two lines',
    draw: () => (
      <EntryList>
        <Entry>
          <strong>Cleo Marsh</strong>
          <span>My parcel is lost</span>
        </Entry>
      </EntryList>
    ),
  },
  ...noticeTones.map((tone) => ({
    component: 'Notice',
    state: tone,
    draw: () => (
      <Notice tone={tone} icon={<TimerOff size={16} />} action={<Button size="small">Try again</Button>}>
        Something has to be known.
      </Notice>
    ),
  })),
  ...fieldSizes.map((size) => ({
    component: 'SearchField',
    state: size,
    draw: () => <SearchField size={size} label={`Find in the ${size} one`} />,
  })),
  {
    component: 'SearchField',
    state: 'with a button',
    draw: () => (
      <SearchField
        label="What was said"
        action={
          <Button tone="primary" size="small">
            Search
          </Button>
        }
      />
    ),
  },
  { component: 'Spinner', state: 'turning', draw: () => <Spinner /> },
];
