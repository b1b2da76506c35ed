export * from './id.ts';
export * from './money.ts';
export * from './problem-text.ts';
export * from './result.ts';
export * from './time.ts';
