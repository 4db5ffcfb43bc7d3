/** What the site calls itself: in its pages, its feeds, on the covers that it draws. */
export const SITE_NAME = 'Causerie'
