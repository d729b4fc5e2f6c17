/** What a segment attribute says: text, or several texts by name. */
export type SegmentAttribute = string | Readonly<Record<string, string>>;
export type SegmentAttributes = Readonly<Record<string, SegmentAttribute>>;

/** As requests and answers have one: its value under the name of its type (`SegmentAttributeValue` of the model). */
export interface SegmentAttributeValue {
  readonly ValueString?: string;
  readonly ValueMap?: Readonly<Record<string, SegmentAttributeValue>>;
}

const mapped = <From, To>(values: Readonly<Record<string, From>>, to: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, to(value)]));

export const segmentAttributeValues = (attributes: SegmentAttributes): Record<string, SegmentAttributeValue> =>
  mapped(attributes, (value) =>
    typeof value === 'string'
      ? { ValueString: value }
      : { ValueMap: mapped(value, (ValueString) => ({ ValueString })) },
  );

/** Maps within maps and values that are no text are not kept. */
export const segmentAttributesOf = (values: Readonly<Record<string, SegmentAttributeValue>>): SegmentAttributes =>
  mapped(values, ({ ValueString, ValueMap }) =>
    ValueMap === undefined ? (ValueString ?? '') : mapped(ValueMap, ({ ValueString: text = '' }) => text),
  );
