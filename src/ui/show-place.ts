/** A page may load after its address has changed; this long is waited for the place to appear. */
const PATIENCE = 3_000

/** Scrolls to the element with this id and puts the focus there, as soon as it is on the page. */
export function showPlace(id: string): void {
  const until = Date.now() + PATIENCE
  const look = () => {
    const place = document.getElementById(id)
    if (place !== null) {
      place.scrollIntoView()
      focusWithin(place)
    } else if (Date.now() < until) requestAnimationFrame(look)
  }
  // Not at once: a new page first moves to its own top.
  requestAnimationFrame(() => requestAnimationFrame(look))
}

/** The first field of the place, so that a keyboard can go on from there, else the place itself. */
function focusWithin(place: HTMLElement): void {
  const field = place.querySelector<HTMLElement>('input, select, textarea')
  if (field === null) place.setAttribute('tabindex', '-1')
  ;(field ?? place).focus({ preventScroll: true })
}
