/** One thing that the customer can pick. All of it is untrusted text. */
export interface Choice {
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** What the picture beside it shows; the picture itself is never fetched. */
  readonly image?: string | undefined;
  /** Still untrusted. */
  readonly address?: string | undefined;
}

export interface TimeSlot {
  /** Epoch ms. */
  readonly at: number;
  readonly minutes?: number | undefined;
}

interface Prompt {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly image?: string | undefined;
}

/** An interactive message as the customer gets it. */
export type InteractiveContent =
  | (Prompt & { readonly kind: 'choices'; readonly look: 'list' | 'buttons'; readonly choices: readonly Choice[] })
  | (Prompt & { readonly kind: 'times'; readonly place?: string | undefined; readonly slots: readonly TimeSlot[] })
  | (Prompt & { readonly kind: 'cards'; readonly cards: readonly InteractiveContent[] })
  | (Prompt & { readonly kind: 'view' });

/** More than any template allows (a time picker has up to 40 slots); what comes after is not shown. */
const maxEntries = 60;

type Members = Readonly<Record<string, unknown>>;
type Reader = (prompt: Prompt, content: Members) => InteractiveContent;

const choices =
  (look: 'list' | 'buttons'): Reader =>
  (prompt, { elements }) => ({ ...prompt, kind: 'choices', look, choices: list(elements).flatMap(readChoice) });

/** Source of the templates: Amazon Connect administrator guide, "Add interactive messages to chat" (version 1.0). */
const readers = new Map<string, Reader>([
  ['ListPicker', choices('list')],
  ['Panel', choices('list')],
  ['QuickReply', choices('buttons')],
  [
    'TimePicker',
    (prompt, { timeslots, location }) => ({
      ...prompt,
      kind: 'times',
      place: text(members(location)['title']),
      slots: list(timeslots).flatMap(readSlot),
    }),
  ],
  [
    'Carousel',
    (prompt, { elements }) => ({
      ...prompt,
      kind: 'cards',
      cards: list(elements).flatMap((card) => read(card, false)),
    }),
  ],
  ['ViewResource', (prompt) => ({ ...prompt, kind: 'view' })],
]);

/** Reads the content of an interactive message; `undefined` when it is none of the templates that we know. */
export function parseInteractive(content: string): InteractiveContent | undefined {
  return read(parseJson(content), true)[0];
}

function read(value: unknown, mayNest: boolean): InteractiveContent[] {
  const { templateType, data } = members(value);
  const reader = typeof templateType === 'string' ? readers.get(templateType) : undefined;
  if (!reader || (templateType === 'Carousel' && !mayNest)) return [];
  const content = members(members(data)['content']);
  return [
    reader(
      { title: text(content['title']) ?? '', subtitle: text(content['subtitle']), image: image(content) },
      content,
    ),
  ];
}

function readChoice(value: unknown): Choice[] {
  const element = members(value);
  const title = text(element['title']);
  if (title === undefined) return [];
  return [{ title, subtitle: text(element['subtitle']), image: image(element), address: text(element['url']) }];
}

function readSlot(value: unknown): TimeSlot[] {
  const { date, duration } = members(value);
  const at = Date.parse(text(date) ?? '');
  if (Number.isNaN(at)) return [];
  return [{ at, ...(typeof duration === 'number' && Number.isFinite(duration) && { minutes: duration }) }];
}

/** The JSON value of a text, or `undefined` when it is none. */
export function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** The members of an object; none for everything else. */
export const members = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, maxEntries) : []);

const image = (element: Members): string | undefined =>
  text(element['imageData']) && (text(element['imageDescription']) ?? '');
