/** English talks as a recogniser may write them; their marks are said in `misheard-talk-for-tests.ts`. */
import { type MisheardTalk, organisation, person, term } from './misheard-talk-for-tests.ts'

export const ENGLISH_TALKS: MisheardTalk[] = [
  {
    name: 'a talk on commons',
    language: 'en',
    entries: [
      person('Siobhan Keogh'),
      person('Jon Thackeray'),
      person('Priya Raghunathan'),
      person('Maeve O’Donnell'),
      person('Graham Stoughton'),
      person('Will Banks', false),
      organisation('Mondragon Corporation'),
      organisation('National Health Service', 'NHS'),
      term('Kubernetes'),
      term('SQLite'),
      term('Ostrom'),
      term('WebVTT'),
      term('co-housing'),
    ],
    misheard: `
Please welcome {Shivon Keogh|Siobhan Keogh} to the stage.
Thanks to {Siobhan Kehoe|Siobhan Keogh} for that.
My colleague {John Thackery|Jon Thackeray} wrote the book.
Mr. {Thackery|Thackeray} said it best.
I worked with {Priya Raghunatan|Priya Raghunathan} for years.
{Pria Raghunathan|Priya Raghunathan} leads the team.
{Mave O'Donnell|Maeve O’Donnell} runs the workshop.
As {Maeve O'Donald|Maeve O’Donnell} told us yesterday.
Then {Graham Stoton|Graham Stoughton} joined the board.
We visited the {Mondragone Corporation|Mondragon Corporation} in spring.
She works for the {N H S|NHS} in Leeds.
We deployed it on {cubernetes|Kubernetes} last year.
Everything is stored in {sequel light|SQLite} or {SQ Lite|SQLite}.
The work of {Ostrum|Ostrom} changed the field.
Captions are written as {web VTT|WebVTT} files.
Several {cohousing|co-housing} groups applied.
`,
    right: `
She will bank on it for the next year.
The river banks will flood again.
I asked John to come over on Monday.
It is a light meal, easy to store.
We can share the house with the others.
The national health plan was discussed.
They don't own the land yet.
The graham crackers are on the table.
We need more time to think about this.
He wrote a letter about the sequel.
`,
  },
  {
    name: 'an evening on maps',
    language: 'en',
    entries: [
      person('Niamh Brennan'),
      person('Stephen Whitcombe'),
      person('Catherine Leighton'),
      person('Dafydd Rhys'),
      organisation('Ordnance Survey'),
      term('GeoJSON'),
      term('OpenStreetMap'),
      term('QGIS', 'Q GIS'),
      term('Aberystwyth'),
    ],
    misheard: `
Here is {Neve Brennan|Niamh Brennan} with her map.
{Steven Whitcomb|Stephen Whitcombe} drew the coast.
Ask {Katherine Layton|Catherine Leighton} about the tiles.
{David Reese|Dafydd Rhys} walked the whole border.
The {ordinance survey|Ordnance Survey} published it.
We export {geo JSON|GeoJSON} from there.
Data from {open street map|OpenStreetMap} is free.
I open the layer in {Q G I S|QGIS} first.
The library of {Aberystwith|Aberystwyth} keeps it.
`,
    right: `
There is an open street near the market.
The survey was sent by post.
Steven drew the coast again.
It is a map of the whole country.
They walked to the border.
The layer is open, so first we look.
David came with us to the coast.
`,
  },
]
