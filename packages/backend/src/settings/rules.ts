import { z } from 'zod';

/** What the reference page says of a setting, and what a refusal quotes. */
export interface SettingReference {
  readonly about: string;
  /** Completes the sentence "NAME must be …". */
  readonly rule: string;
}

export const settingReferences = z.registry<SettingReference>();

/** A setting with its place on the reference page. */
export function setting<Schema extends z.ZodType>(schema: Schema, about: string, rule: string): Schema {
  settingReferences.add(schema, { about, rule });
  return schema;
}

/** The rule of `webAddress`. */
export const address = 'an https address (plain http only on a loopback host)';

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

/** Whether a host name or literal address can only be reached from this machine. */
export function isLoopback(host: string): boolean {
  return loopbackHosts.has(host);
}

export const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

export const flag = () => z.enum(['true', 'false']).transform((text) => text === 'true');

/** An absolute address. Plain http is for this machine only: tokens travel to these addresses. */
export const webAddress = () =>
  z.string().refine((text) => {
    const url = URL.parse(text);
    return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  });

const variable =
  /\{(?:contact\.id|contact\.initialId|customer\.name|queue\.id|queue\.name|agent\.username|attribute\.[\w.-]+)\}/g;

/** An address with variables in braces behind its host, which stays the same whatever they stand for. */
export const addressTemplate = () =>
  webAddress().refine((text) => {
    const url = URL.parse(text.replaceAll(variable, 'x'));
    if (url === null || url.username !== '' || url.password !== '') return false;
    const rest = text.slice(url.origin.length);
    return text.startsWith(url.origin) && /^[/?#]/.test(rest) && !/[{}]/.test(rest.replaceAll(variable, ''));
  });

const split = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Comma-separated names. */
export const nameList = () => z.string().transform(split);

/** Comma-separated origins (`https://host[:port]`), or `*` alone where every origin may be meant. */
export const originList = () =>
  nameList().pipe(z.array(z.string().refine((text) => text === '*' || URL.parse(text)?.origin === text)));
