import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { StudioNav } from '../../components/studio/studio-nav.tsx'
import { enter } from './door.ts'

/** Around every page of the studio: its navigation. Each page asks at the door itself too. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { account, may } = await enter(request, 'look')
  return { name: account.name || account.email, isAdmin: may('manage-users') }
}

export default function Studio() {
  const { name, isAdmin } = useLoaderData<typeof loader>()
  return (
    <div className="studio">
      <StudioNav name={name} isAdmin={isAdmin} />
      <Outlet />
    </div>
  )
}
