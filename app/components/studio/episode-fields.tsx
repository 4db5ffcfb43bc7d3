import type { Picture } from '../page/cover.tsx'
import { CoverField } from './cover-field.tsx'
import { CreditRows } from './credit-rows.tsx'
import { CheckField, SelectField, TextArea, TextField } from './fields.tsx'
import { Folded } from './folded.tsx'
import { type LicenseChoice, LicenseFields } from './license-fields.tsx'
import { PartnerRows } from './partner-rows.tsx'
import { ReferenceRows } from './reference-rows.tsx'
import type { KnownNames } from './show-fields.tsx'
import { WhenFieldset } from './when-fields.tsx'
import { useStudioWords } from './words.ts'

export interface KnownSeason {
  number: number
  title: string | null
}

/** Every field of an episode; its address only while it is new. */
export function EpisodeFieldset({
  names,
  seasons,
  seasonLabel,
  licenses,
  title = '',
  cover = null,
  isNew = false,
}: {
  names: KnownNames
  seasons: KnownSeason[]
  seasonLabel: string | null
  licenses: LicenseChoice[]
  /** As saved. */
  title?: string
  /** Its own. */
  cover?: Picture | null
  isNew?: boolean
}) {
  const words = useStudioWords()
  return (
    <>
      <TextField name="title" label={words.title} required />
      {isNew ? <TextField name="slug" label={words.address} hint={words.slugHintOptional} /> : null}
      <TextArea
        name="summary"
        label={words.summary}
        hint={`${words.summaryHint} ${words.markdownWorks}`}
        rows={5}
      />
      <div className="fields">
        <SelectField
          name="season"
          label={seasonLabel ?? words.season}
          options={[
            ['', words.seasonNone],
            ...seasons.map(({ number, title }): [string, string] => [
              String(number),
              words.seasonNumbered(seasonLabel, number, title),
            ]),
          ]}
        />
        <TextField
          name="number"
          label={words.numberInSeason}
          hint={words.numberInSeasonHint}
          inputMode="numeric"
        />
        <SelectField name="type" label={words.episodeType} options={Object.entries(words.episodeTypes)} />
        <TextField name="language" label={words.language} hint={words.languageHint} required />
      </div>
      <WhenFieldset />
      <Venue />
      <Context />
      <TextField name="topics" label={words.topics} hint={words.topicsHint} />
      <CreditRows people={names.people} />
      <PartnerRows organisations={names.organisations} />
      <ReferenceRows />
      <CoverField picture={cover} title={title} />
      <CheckField name="underReview" label={words.underReview} hint={words.underReviewHint} />
      <InApps licenses={licenses} />
    </>
  )
}

const IN_APPS = ['numberLabel', 'explicit', 'license', 'ownLicense', 'licenseUrl']

function InApps({ licenses }: { licenses: LicenseChoice[] }) {
  const words = useStudioWords()
  return (
    <Folded title={words.inApps.title} names={IN_APPS}>
      <div className="fields">
        <TextField name="numberLabel" label={words.numberLabel} hint={words.numberLabelHint} />
        <SelectField
          name="explicit"
          label={words.explicitOfEpisode}
          options={Object.entries(words.explicitChoices)}
        />
      </div>
      <LicenseFields none={words.inApps.licenseOfShow} licenses={licenses} />
    </Folded>
  )
}

function Venue() {
  const words = useStudioWords()
  return (
    <fieldset>
      <legend>{words.where}</legend>
      <TextField name="place" label={words.place} />
      <div className="fields">
        <TextField name="placeGeo" label={words.inApps.geo} hint={words.inApps.geoHint} />
        <TextField name="placeOsm" label={words.inApps.osm} hint={words.inApps.osmHint} />
      </div>
      <TextArea name="access" label={words.access} hint={words.accessHint} rows={3} />
      <div className="fields">
        <SelectField
          name="registration"
          label={words.registration}
          options={[['', words.registrationNone], ...Object.entries(words.registrations)]}
        />
        <TextField name="registrationUrl" label={words.registrationUrl} type="url" />
      </div>
    </fieldset>
  )
}

function Context() {
  const words = useStudioWords()
  return (
    <fieldset>
      <legend>{words.context}</legend>
      <div className="fields">
        <TextField name="contextLabel" label={words.contextLabel} />
        <TextField name="contextUrl" label={words.contextUrl} type="url" />
      </div>
    </fieldset>
  )
}
