import { readFile } from 'node:fs/promises';

const OWN_HOST = '127.0.0.1';
/** How the log says that a request comes from no page: Chromium's own look for updates, accounts and the like. */
const NO_PAGE = 'not an origin';

/** The members of an event that tell who asks for what: of a request that starts, or of a connection asked for. */
interface EventParams {
  readonly url?: string;
  readonly initiator?: string;
  readonly request_type?: string;
  readonly network_isolation_key?: string;
  /** `http://host <the page's site>`; the part in brackets is `null` where there is no page. */
  readonly group_id?: string;
}

/**
 * Hosts other than 127.0.0.1 that pages, frames and workers of a browser asked for, by what it wrote with `--log-net-log`, whether it
 * let them or not. Unlike a page's own events, this misses no worker and no preconnect. Complete once the browser has ended.
 */
export async function foreignHosts(netLog: string): Promise<readonly string[]> {
  const lines = (await readFile(netLog, 'utf8')).split('\n');
  const hosts = lines.filter((line) => line.startsWith('{"params"')).flatMap((line) => askedFor(paramsOf(line)));
  return [...new Set(hosts)].filter((host) => host !== OWN_HOST).toSorted();
}

/** One event is one line, with a comma after it or, after the last one, the end of the file's brackets. */
function paramsOf(line: string): EventParams {
  const end = line.lastIndexOf('}', line.endsWith(']}') ? line.length - 2 : undefined);
  return (JSON.parse(line.slice(0, end + 1)) as { params: EventParams }).params;
}

function askedFor({ url, initiator, request_type, network_isolation_key, group_id }: EventParams): string[] {
  if (group_id !== undefined) {
    const [, target, site] = /([a-z]+:\/\/\S+) <(.*)>$/.exec(group_id) ?? [];
    return target !== undefined && site?.includes(OWN_HOST) ? [new URL(target).hostname] : [];
  }
  if (url === undefined || initiator === undefined || !/^(https?|wss?):/.test(url)) return [];
  const byPage =
    initiator !== NO_PAGE || request_type === 'main frame' || network_isolation_key?.includes(OWN_HOST) === true;
  return byPage ? [new URL(url).hostname] : [];
}
