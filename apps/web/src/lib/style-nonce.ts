/** What the policy of this answer lets write styles; the build leaves its place in a meta element of the page. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** The scroll lock under dialogs writes a style of its own and looks for the nonce under this name. */
export function giveStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}
