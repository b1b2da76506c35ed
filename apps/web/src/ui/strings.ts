export const uiStrings = {
  retry: 'Retry',
  close: 'Close',
  serverAway: 'The server does not answer. It may be starting again; nothing that you saved is lost.',
  askForAccess: (owner: string) => `Ask ${owner} for access.`,
  askWhoeverSharedIt: 'Ask whoever gave you this address for access.',
  resizePanel: 'Width of the panel',
  keyboard: 'Keyboard',
  skip: 'Skip to the content',
  mainNavigation: 'Main',
  breadcrumb: 'Breadcrumb',
};
