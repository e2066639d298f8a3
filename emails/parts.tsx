import { Button, Heading, Link, Text } from '@react-email/components'
import type { ReactNode } from 'react'
import type { MailFrame } from './layout'
import { DISPLAY_FACE, GREEN, INK, INK_SOFT } from './theme'

export function MailHeading({ children }: { children: ReactNode }) {
  return (
    <Heading
      as="h1"
      className="ink"
      style={{ margin: '0 0 16px', fontFamily: DISPLAY_FACE, fontSize: 30, lineHeight: '36px', fontWeight: 800, color: INK }}
    >
      {children}
    </Heading>
  )
}

export function MailText({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={{ margin: '0 0 16px', fontSize: 16, lineHeight: '24px', color: INK }}>
      {children}
    </Text>
  )
}

/** Smaller and quieter: what is good to know. */
export function MailNote({ children }: { children: ReactNode }) {
  return (
    <Text className="soft" style={{ margin: '0 0 8px', fontSize: 14, lineHeight: '20px', color: INK_SOFT }}>
      {children}
    </Text>
  )
}

/** The one thing to do. */
export function MailButton({ url, children }: { url: string; children: ReactNode }) {
  return (
    <Button
      href={url}
      className="action"
      style={{
        margin: '8px 0 24px',
        padding: '14px 24px',
        borderRadius: 8,
        backgroundColor: GREEN,
        color: '#ffffff',
        fontSize: 16,
        lineHeight: '20px',
        fontWeight: 700,
        textDecoration: 'none',
      }}
    >
      {children}
    </Button>
  )
}

/** A button's address for those whose mail program shows none, or who want to see where it leads. Plain text has it anyway. */
export function MailAddress({ url, frame }: { url: string; frame: MailFrame }) {
  return (
    <div data-skip-in-text="true">
      <MailNote>
        {frame.orOpen}{' '}
        <Link className="accent" href={url} dir="ltr" style={{ color: GREEN, wordBreak: 'break-all', textDecoration: 'underline' }}>
          {url}
        </Link>
      </MailNote>
    </div>
  )
}
