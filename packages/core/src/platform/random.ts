/** Source of unguessable ids (UUID version 4 text), an argument so that tests are repeatable. */
export type NewId = () => string;
