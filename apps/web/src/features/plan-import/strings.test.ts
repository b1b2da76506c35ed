import { describe, expect, it } from 'vitest';
import { shortProducer } from './strings.ts';

describe('what wrote a file, in a column', () => {
  it.each([
    ['Microsoft Project 2016 or later', 'Project 2016'],
    ['Microsoft Project 2000 to 2003', 'Project 2000 to 2003'],
    ['Microsoft Office Project 2007', 'Project 2007'],
    ['Primavera P6 20.12', 'P6 20.12'],
    ['Planner of somebody', 'Planner of somebody'],
  ])('%s is %s', (given, shown) => expect(shortProducer(given)).toBe(shown));
});
