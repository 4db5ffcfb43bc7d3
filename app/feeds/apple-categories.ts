/** Apple's categories of podcasts (Apple Podcasts for Creators, article 1691); what is not among them, directories refuse. */
const CATEGORIES: Record<string, string> = {
  Arts: 'Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts',
  Business: 'Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit',
  Comedy: 'Comedy Interviews, Improv, Stand-Up',
  Education: 'Courses, How To, Language Learning, Self-Improvement',
  Fiction: 'Comedy Fiction, Drama, Science Fiction',
  Government: '',
  History: '',
  'Health & Fitness': 'Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality',
  'Kids & Family': 'Education for Kids, Parenting, Pets & Animals, Stories for Kids',
  Leisure: 'Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden, Video Games',
  Music: 'Music Commentary, Music History, Music Interviews',
  News: 'Business News, Daily News, Entertainment News, News Commentary, Politics, Sports News, Tech News',
  'Religion & Spirituality': 'Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality',
  Science:
    'Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics, Natural Sciences, Nature, Physics, Social Sciences',
  'Society & Culture': 'Documentary, Personal Journals, Philosophy, Places & Travel, Relationships',
  Sports:
    'Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby, Running, Soccer, Swimming, Tennis, Volleyball, Wilderness, Wrestling',
  Technology: '',
  'True Crime': '',
  'TV & Film': 'After Shows, Film History, Film Interviews, Film Reviews, TV Reviews',
}

/** In Apple's order, each with what is within it. */
export const APPLE_CATEGORIES: { name: string; within: string[] }[] = Object.entries(CATEGORIES).map(
  ([name, children]) => ({ name, within: children.split(', ').filter((child) => child !== '') }),
)

export interface AppleCategory {
  name: string
  within: string | null
}

const ALL: AppleCategory[] = APPLE_CATEGORIES.flatMap(({ name, within }) => [
  { name, within: null },
  ...within.map((child) => ({ name: child, within: name })),
])

/** For shows whose category nobody knows: a feed without one is refused. */
const OTHERWISE: AppleCategory = { name: 'Society & Culture', within: null }

/** The category that `Parent`, `Parent > Child` or `Child` means, whatever its case, spelt as Apple spells it. */
export const toAppleCategory = (text: string) => findAppleCategory(text) ?? OTHERWISE

/** The same; null where the text is none of Apple's. */
export function findAppleCategory(text: string): AppleCategory | null {
  const names = text
    .split('>')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  const known = names.reverse().map((wanted) => ALL.find(({ name }) => name.toLowerCase() === wanted))
  return known.find((category) => category !== undefined) ?? null
}

/** `Parent > Child`, or its name alone. */
export const toCategoryText = ({ name, within }: AppleCategory) =>
  within === null ? name : `${within} > ${name}`
