interface Common {
  readonly required?: true;
}
export interface StringField extends Common {
  readonly type: 'string';
  /** Characters. */
  readonly min?: number;
  readonly max?: number;
  readonly enum?: readonly string[];
}
export interface IntegerField extends Common {
  readonly type: 'integer';
  readonly min?: number;
  readonly max?: number;
}
/** Seconds since the epoch, with a fraction. */
export interface TimestampField extends Common {
  readonly type: 'timestamp';
}
export interface BooleanField extends Common {
  readonly type: 'boolean';
}
export interface ListField extends Common {
  readonly type: 'list';
  readonly min?: number;
  readonly max?: number;
  readonly of: Field;
}
export interface MapField extends Common {
  readonly type: 'map';
  readonly of: Field;
}
export interface StructureField extends Common {
  readonly type: 'structure';
  readonly members: Shape;
}
/** A member of a request as the service model states it. */
export type Field = StringField | IntegerField | TimestampField | BooleanField | ListField | MapField | StructureField;
export type Shape = Readonly<Record<string, Field>>;

type Value<F extends Field> = F extends StringField
  ? string
  : F extends IntegerField | TimestampField
    ? number
    : F extends BooleanField
      ? boolean
      : F extends ListField
        ? Value<F['of']>[]
        : F extends MapField
          ? Record<string, Value<F['of']>>
          : F extends StructureField
            ? Input<F['members']>
            : never;

type Required<S extends Shape> = { [Name in keyof S]: S[Name] extends { required: true } ? Name : never }[keyof S];

/** A request body that satisfies the shape. */
export type Input<S extends Shape> = { [Name in Required<S>]: Value<S[Name]> } & {
  [Name in Exclude<keyof S, Required<S>>]?: Value<S[Name]>;
};
