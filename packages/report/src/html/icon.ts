/** The site's icon: a promise and what was seen, side by side. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f5f6b"/><path d="M7 16.5l4.5 4.5L17 11" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/><path d="M20 13h6M20 19h6M25 9l-4 14" fill="none" stroke="#f0c987" stroke-width="2.2" stroke-linecap="round"/></svg>
`;
