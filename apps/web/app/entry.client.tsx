// Pages work as sent. What a script makes quicker is in public/enhance.js, which is small and knows no framework.
export {};
