export type Part = 'server' | 'web';

export function build(): Promise<void>;
export function buildIfStale(options?: { readonly parts?: readonly Part[] }): Promise<void>;
