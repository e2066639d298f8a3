import { describe, expect, it } from 'vitest'
import { loadMessages, overlay } from './messages'

describe('messages', () => {
  it('loads a language, each with its own words', async () => {
    const [en, fr, ar] = await Promise.all([loadMessages('en'), loadMessages('fr'), loadMessages('ar')])
    expect(en.common.nav.events).toBe('Events')
    expect(fr.common.nav.events).toBe('Événements')
    expect(ar.common.nav.events).toBe('الفعاليات')
  })

  it('reads English where a translation is missing, and takes nothing that English does not have', () => {
    const texts = { nav: { events: 'Events', account: 'Account' }, close: 'Close' }
    overlay(texts, { nav: { events: 'Fiestas', foreign: 'x' }, close: { not: 'a text' }, other: 'y' })
    expect(texts).toEqual({ nav: { events: 'Fiestas', account: 'Account' }, close: 'Close' })
  })

  it('takes a text that was read ahead as one text, whichever form English has', () => {
    const texts = { seats: ['n', [' seats']], close: 'Close', nav: { events: 'Events' } }
    overlay(texts, { seats: ['x'], close: ['Cerrar ', ['n']], nav: ['y'] })
    expect(texts).toEqual({ seats: ['x'], close: ['Cerrar ', ['n']], nav: { events: 'Events' } })
  })
})
