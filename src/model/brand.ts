declare const brand: unique symbol;

/** A string or number that has been checked: only its parser can make one. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };
