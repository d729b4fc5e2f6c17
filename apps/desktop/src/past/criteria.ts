import type { SearchRequest } from '@liaison/protocol/api';

/** What the agent looks for, as it stands in the form: an empty text is no condition, days are `YYYY-MM-DD`. */
export interface Criteria {
  readonly text: string;
  readonly agent: string;
  readonly customer: string;
  readonly queueId: string;
  readonly disposition: string;
  readonly fromDay: string;
  /** Included. */
  readonly toDay: string;
}

export const noCriteria: Criteria = {
  text: '',
  agent: '',
  customer: '',
  queueId: '',
  disposition: '',
  fromDay: '',
  toDay: '',
};

/** How many conditions hold besides the text. */
export const countFilters = (criteria: Criteria): number =>
  Object.entries(criteria).filter(([name, value]) => name !== 'text' && value !== '').length;

/** The request for a page. Days begin at midnight of this computer's time zone. */
export function toRequest(criteria: Criteria, cursor: string | undefined): Partial<SearchRequest> {
  const { fromDay, toDay, ...texts } = criteria;
  const from = startOf(fromDay, 0);
  const to = startOf(toDay, 1);
  const given = Object.entries(texts).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]]));
  return {
    ...(Object.fromEntries(given) as Partial<SearchRequest>),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(cursor !== undefined && { cursor }),
  };
}

/** So many days after the beginning of a day; a change of the clocks in between moves nothing. */
function startOf(day: string, later: number): string | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const start = new Date(year, month - 1, date + later);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}
