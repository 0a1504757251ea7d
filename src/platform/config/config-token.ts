/** Injection token of the one `HanjangConfig`. */
export const HANJANG_CONFIG = Symbol('HANJANG_CONFIG');
