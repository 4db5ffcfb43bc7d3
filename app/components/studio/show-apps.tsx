/** What podcast apps and directories read of a show, and where it goes when it ends or moves. */
import { CategoryField, type CategoryGroup } from './category-field.tsx'
import { CheckField, SelectField, TextField } from './fields.tsx'
import { Folded } from './folded.tsx'
import { FundingRows } from './funding-rows.tsx'
import { type LicenseChoice, LicenseFields } from './license-fields.tsx'
import { useStudioWords } from './words.ts'

const IN_APPS = [
  'category',
  'medium',
  'serial',
  'hosts',
  'license',
  'ownLicense',
  'licenseUrl',
  'location',
  'locationGeo',
  'locationOsm',
  'fundings',
  'locked',
  'pagesFeeds',
]
const END_OR_MOVE = ['ended', 'movedTo', 'movedVideoTo']

/** What can be chosen from. */
export interface ShowChoices {
  categories: CategoryGroup[]
  licenses: LicenseChoice[]
}

/** The names of people are offered by the list `people-names`. */
export function InApps({ categories, licenses }: ShowChoices) {
  const { inApps: words } = useStudioWords()
  return (
    <Folded title={words.title} names={IN_APPS}>
      <p className="hint">{words.hint}</p>
      <div className="fields">
        <CategoryField groups={categories} />
        <SelectField name="medium" label={words.medium} options={Object.entries(words.media)} />
      </div>
      <CheckField name="serial" label={words.serial} hint={words.serialHint} />
      <TextField name="hosts" label={words.hosts} hint={words.hostsHint} list="people-names" />
      <LicenseFields none={words.licenseNone} licenses={licenses} />
      <div className="fields">
        <TextField name="location" label={words.location} hint={words.locationHint} />
        <TextField name="locationGeo" label={words.geo} hint={words.geoHint} />
        <TextField name="locationOsm" label={words.osm} hint={words.osmHint} />
      </div>
      <FundingRows />
      <CheckField name="locked" label={words.locked} hint={words.lockedHint} saysUnticked />
      <CheckField name="pagesFeeds" label={words.pagesFeeds} hint={words.pagesFeedsHint} />
    </Folded>
  )
}

export function EndOrMove() {
  const { endOrMove: words } = useStudioWords()
  return (
    <Folded title={words.title} names={END_OR_MOVE}>
      <CheckField name="ended" label={words.ended} hint={words.endedHint} />
      <TextField name="movedTo" label={words.movedTo} hint={words.movedToHint} inputMode="url" />
      <TextField
        name="movedVideoTo"
        label={words.movedVideoTo}
        hint={words.movedVideoToHint}
        inputMode="url"
      />
    </Folded>
  )
}
