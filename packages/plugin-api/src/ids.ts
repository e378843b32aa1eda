const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text from outside has the form of our ids, as the database writes them: anything else it would not even compare. */
export const isId = (text: string): boolean => UUID.test(text);
