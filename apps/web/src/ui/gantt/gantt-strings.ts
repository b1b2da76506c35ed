export const ganttStrings = {
  zoomIn: 'Nearer',
  zoomOut: 'Farther',
  fit: 'Whole plan',
  foldAll: 'Fold all',
  unfoldAll: 'Unfold all',
  units: { day: 'Days', week: 'Weeks', month: 'Months', quarter: 'Quarters', year: 'Years' },
  keys: 'Arrows move, Space folds, + and − zoom, 0 shows the whole plan, Shift with arrows moves in time',
  tools: 'Timeline',
};
