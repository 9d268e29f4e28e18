type IsAny<T> = 0 extends 1 & T ? true : false;

/** The keys whose value is `any`, which is what a lost declaration leaves behind. */
export type UntypedIn<T> = { [K in keyof T]: IsAny<T[K]> extends true ? K : never }[keyof T];

/** Compiles for `never` only; the error names what else came. */
export type Assert<T extends never> = T;
