import { Body, Column, Container, Head, Html, Link, Preview, Row, Section, Text } from '@react-email/components'
import type { CSSProperties, ReactNode } from 'react'
import { DISPLAY_FACE, FACE, GREEN, INK, INK_SOFT, LINE, NIGHT, PAPER, PINK, SURFACE } from './theme'

/** What every mail has around it, in the reader's language. */
export interface MailFrame {
  locale: string
  dir: 'ltr' | 'rtl'
  /** No trailing slash. */
  siteUrl: string
  /** The line under the ticket. */
  promise: string
  /** Before the address that a button leads to. */
  orOpen: string
}

interface MailLayoutProps {
  frame: MailFrame
  /** The line that mail programs show beside the subject. */
  preview: string
  children: ReactNode
  /** Below the perforation: what is good to know, why this came. */
  stub: ReactNode
}

/** A ticket on paper: the house's name, what there is to say, a perforation, and the stub. */
export function MailLayout({ frame, preview, children, stub }: MailLayoutProps) {
  const { locale, dir, siteUrl, promise } = frame
  return (
    <Html lang={locale} dir={dir}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{NIGHT}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body dir={dir} className="paper" style={{ margin: 0, padding: '32px 12px', backgroundColor: PAPER, fontFamily: FACE }}>
        <Container dir={dir} style={{ maxWidth: 560 }}>
          <Section style={{ backgroundColor: GREEN, borderRadius: '16px 16px 0 0' }}>
            <Row>
              <Column className="part" style={{ padding: '20px 32px' }}>
                <Wordmark siteUrl={siteUrl} />
              </Column>
            </Row>
          </Section>
          <Wristband />
          <Section className="surface" style={{ backgroundColor: SURFACE }}>
            <Row>
              <Column className="part" style={{ padding: '32px 32px 20px' }}>
                {children}
              </Column>
            </Row>
          </Section>
          <Perforation dir={dir} />
          <Section className="surface" style={{ backgroundColor: SURFACE, borderRadius: '0 0 16px 16px' }}>
            <Row>
              <Column className="part" style={{ padding: '12px 32px 24px' }}>
                {stub}
              </Column>
            </Row>
          </Section>
          <Text className="soft" style={{ margin: '20px 0 0', textAlign: 'center', fontSize: 14, lineHeight: '20px', color: INK_SOFT }}>
            <Link className="accent" href={`${siteUrl}/${locale}`} style={{ color: GREEN, textDecoration: 'underline' }}>
              Fairground
            </Link>
            {' · '}
            {promise}
          </Text>
        </Container>
      </Body>
    </Html>
  )
}

/** The name on a little ticket of its own. */
function Wordmark({ siteUrl }: { siteUrl: string }) {
  const style: CSSProperties = {
    display: 'inline-block',
    padding: '6px 16px',
    borderRadius: 8,
    backgroundColor: PINK,
    color: INK,
    fontFamily: DISPLAY_FACE,
    fontSize: 20,
    fontWeight: 800,
    lineHeight: '24px',
    letterSpacing: '-0.03em',
    textDecoration: 'none',
  }
  return (
    <Link href={siteUrl} dir="ltr" style={style}>
      Fairground
    </Link>
  )
}

/** The site's one ornament, in a row of cells: no mail program fails to draw those. */
function Wristband() {
  const threads = Array.from({ length: 28 }, (_, index) => (index % 2 === 0 ? PINK : GREEN))
  return (
    <Section aria-hidden data-skip-in-text="true" style={{ backgroundColor: GREEN }}>
      <Row>
        {threads.map((color, index) => (
          // The row never changes: a thread's place is all it is.
          <Column key={`${color}${String(index)}`} style={{ height: 6, fontSize: 0, lineHeight: '6px', backgroundColor: color }}>
            &nbsp;
          </Column>
        ))}
      </Row>
    </Section>
  )
}

/** A row of holes with a notch at either end, where the stub is torn off. */
function Perforation({ dir }: { dir: 'ltr' | 'rtl' }) {
  const [start, end] = dir === 'ltr' ? ['0 12px 12px 0', '12px 0 0 12px'] : ['12px 0 0 12px', '0 12px 12px 0']
  const notch = (borderRadius: string): CSSProperties => ({ width: 12, height: 24, fontSize: 0, backgroundColor: PAPER, borderRadius })
  return (
    <Section aria-hidden data-skip-in-text="true" className="surface" style={{ backgroundColor: SURFACE }}>
      <Row>
        <Column className="paper" style={notch(start)}>
          &nbsp;
        </Column>
        <Column style={{ padding: '0 8px' }}>
          <div className="line" style={{ borderTop: `2px dashed ${LINE}`, fontSize: 0, lineHeight: 0 }}>
            &nbsp;
          </div>
        </Column>
        <Column className="paper" style={notch(end)}>
          &nbsp;
        </Column>
      </Row>
    </Section>
  )
}
