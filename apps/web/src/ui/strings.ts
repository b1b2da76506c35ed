export const uiStrings = {
  retry: 'Retry',
  close: 'Close',
  serverAway: 'The server does not answer. It may be starting again; nothing that you saved is lost.',
  noPermission: 'This is not yours to see',
  resizePanel: 'Width of the panel',
  keyboard: 'Keyboard',
  skip: 'Skip to the content',
  mainNavigation: 'Main',
  breadcrumb: 'Breadcrumb',
};
