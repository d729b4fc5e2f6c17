import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { IntlShape, MessageDescriptor } from 'react-intl';

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = Array.from('áƀçđéƒǧħíǰķłɱñóƥɋřšŧúṽŵẋýžÁƁÇĐÉƑǦĦÍǰĶŁṀÑÓƤɊŘŠŦÚṼŴẊÝŽ');
const letters = new Map(Array.from(plain, (letter, index) => [letter, accented[index] ?? letter]));

/** Every letter with a mark, and every fourth twice: about as long as other languages get. */
const strange = (text: string): string =>
  Array.from(text, (letter, index) => {
    const other = letters.get(letter) ?? letter;
    return index % 4 === 0 && other !== letter ? other + other : other;
  }).join('');

/** The same message with its words made strange, and its values, branches and tags as they are. */
function disguiseElement(element: MessageFormatElement): MessageFormatElement {
  switch (element.type) {
    case TYPE.literal:
      return { ...element, value: strange(element.value) };
    case TYPE.plural:
    case TYPE.select:
      return {
        ...element,
        options: Object.fromEntries(
          Object.entries(element.options).map(([key, option]) => [
            key,
            { ...option, value: option.value.map(disguiseElement) },
          ]),
        ),
      };
    case TYPE.tag:
      return { ...element, children: element.children.map(disguiseElement) };
    default:
      return element;
  }
}

/** An intl that marks every message: what a page shows without marks is not a message. */
export function disguise(intl: IntlShape): IntlShape {
  const known = new Map<string, MessageFormatElement[]>();
  const disguised = (text: string): MessageFormatElement[] => {
    const message = known.get(text) ?? parse(text).map(disguiseElement);
    known.set(text, message);
    return message;
  };
  const formatMessage = (descriptor: MessageDescriptor, ...rest: never[]) => {
    const { defaultMessage } = descriptor;
    const shown =
      typeof defaultMessage === 'string' ? { ...descriptor, defaultMessage: disguised(defaultMessage) } : descriptor;
    return intl.formatMessage(shown, ...rest);
  };
  return { ...intl, formatMessage: formatMessage as IntlShape['formatMessage'] };
}
