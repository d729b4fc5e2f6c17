/** What a service model says about a member beyond its type, and the SDK's schemas leave out. */
export interface Constraint {
  readonly required?: true;
  /** Characters of a string, members of a list, or the value of a number. */
  readonly min?: number;
  readonly max?: number;
  readonly enum?: readonly string[];
  /** Of a list's members. */
  readonly of?: Constraint;
  /** Of a structure's members. */
  readonly members?: Constraints;
}

/** By member name. */
export type Constraints = Readonly<Record<string, Constraint>>;
