export const financeStrings = {
  assign: 'Assign to a project',
  project: 'Project',
  assignIt: 'Assign it',
  cancel: 'Cancel',
  nothing: 'No project is found',
  away: 'The server did not answer. Nothing is lost; assigning again is safe.',
};
