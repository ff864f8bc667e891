declare const brand: unique symbol;

/** A string or number that has been checked. Only a parser returns one. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };
