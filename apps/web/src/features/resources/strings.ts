import type { LoadLevel } from '@sightline/contract';

export const loadStrings = {
  title: 'Load of roles',
  caption:
    'What is booked of each role in percent of what there is: eight weeks, then twelve months. Bookings of the projects that you see.',
  role: 'Role',
  week: (from: string) => `Week of ${from}`,
  people: (count: string) => `${count} in the role`,
  booked: (hard: string, soft: string, capacity: string) =>
    `${hard} committed and ${soft} proposed of ${capacity} full-time people`,
  reading: 'Reading the load of roles',
  failed: 'The load of roles could not be read',
  kept: 'Nothing is lost.',
  emptyTitle: 'No role is booked or has resources yet',
  emptyText: 'Add roles and resources under Registers, and bookings of projects by a file.',
  noCapacity: 'nobody there',
  legend: 'Marks',
};

/** Colour never tells it alone: each level has a letter and a shape. */
export const LEVEL_MARKS: Readonly<Record<LoadLevel, { letter: string; shape: string; words: string }>> = {
  none: { letter: '', shape: '', words: 'nothing booked' },
  free: { letter: '', shape: '', words: 'under 80%' },
  full: { letter: 'F', shape: '◆', words: 'full, 80% to 100%' },
  over: { letter: 'O', shape: '▲', words: 'over, more is booked than there is' },
};
