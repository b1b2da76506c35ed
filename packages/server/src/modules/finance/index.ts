export { ledgerFileHandlers } from './ledger-file.ts';
export { type LedgerSum, listLedgerSums, listSpentLines } from './ledger-sums.ts';
export { financeProblemTexts } from './problem-texts.ts';
export { financeEffects } from './record-words.ts';
export { financeHandlers } from './routes.ts';
export { financeRules } from './rules.ts';
