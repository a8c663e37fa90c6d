/** A script of the page can't press for a person; assistive software that clicks for one can. */
export const isPersons = (event: Event): boolean => event.isTrusted || (navigator.userActivation?.isActive ?? true)
