import { organisationPath } from '../../addresses.ts'
import { useSite } from '../site.ts'
import type { PartnerView } from './sources.ts'

/** Organisations by their part in it, under a heading; nothing where there are none. */
export function PartnerList({ partners }: { partners: PartnerView[] }) {
  const { words, here } = useSite()
  if (partners.length === 0) return null
  const roles = [...new Set(partners.map((partner) => partner.role))]
  return (
    <section aria-labelledby="partners">
      <h2 id="partners">{words.partners}</h2>
      <dl className="partners">
        {roles.map((role) => (
          <div key={role}>
            <dt>{words.partnerRoles[role] ?? role}</dt>
            {partners
              .filter((partner) => partner.role === role)
              .map((partner) => (
                <dd key={partner.slug}>
                  <a href={here(organisationPath(partner.slug))}>{partner.name}</a>
                </dd>
              ))}
          </div>
        ))}
      </dl>
    </section>
  )
}
