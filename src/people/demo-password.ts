/** Of all made-up people; it exists only where the demonstration is loaded. */
export const DEMO_PASSWORD = 'hanjang-demo-2025';
