// biome-ignore lint/complexity/noBannedTypes: the empty type is what tells an optional member from a required one.
type IsOptional<T, Member extends keyof T> = {} extends Pick<T, Member> ? true : false;

/** A request of the SDK's types once it satisfies its shape: what is required is there, nothing is undefined or null. */
export type ValidInput<Request> = {
  readonly [Member in keyof Request as IsOptional<Request, Member> extends true ? never : Member]: NonNullable<
    Request[Member]
  >;
} & {
  readonly [Member in keyof Request as IsOptional<Request, Member> extends true ? Member : never]?: NonNullable<
    Request[Member]
  >;
};
