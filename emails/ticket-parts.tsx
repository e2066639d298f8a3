import { Column, Img, Row, Section, Text } from '@react-email/components'
import { eventPalette } from '@/lib/contrast'
import type { MailFrame } from './layout'
import { DISPLAY_FACE, INK, INK_SOFT, LINE, WRAPS } from './theme'

interface MailPosterProps {
  colors: readonly [string, string]
  name: string
  /** Above the name: when. */
  when: string
  /** Under the name, line by line. */
  where: readonly string[]
}

/** The event as on its poster, in its own colours: the same by day and by night. */
export function MailPoster({ colors: [primary, secondary], name, when, where }: MailPosterProps) {
  const palette = eventPalette({ primary, secondary })
  const line = { margin: 0, fontSize: 14, lineHeight: '20px', color: palette.onPrimary }
  return (
    <Section style={{ margin: '8px 0 20px' }}>
      <Row>
        <Column style={{ padding: '20px 24px', backgroundColor: palette.primary, borderRadius: '12px 12px 0 0' }}>
          <Text style={{ ...line, fontWeight: 700 }}>{when}</Text>
          <Text style={{ ...WRAPS, margin: '8px 0', fontFamily: DISPLAY_FACE, fontSize: 28, lineHeight: '32px', fontWeight: 800, color: palette.displayOnPrimary }}>
            <span dir="auto">{name}</span>
          </Text>
          {where.map((part) => (
            <Text key={part} style={line}>
              <span dir="auto">{part}</span>
            </Text>
          ))}
        </Column>
      </Row>
      <Row>
        <Column style={{ height: 8, fontSize: 0, lineHeight: '8px', backgroundColor: palette.secondary, borderRadius: '0 0 12px 12px' }}>&nbsp;</Column>
      </Row>
    </Section>
  )
}

export interface MailTicketProps {
  /** `cid:…` of the picture attached to the mail. */
  qr: string
  qrLabel: string
  typeName: string
  holderName: string
  code: string
}

/** One ticket's code: as a picture on white, whatever the theme, and as text. */
export function MailTicket({ qr, qrLabel, typeName, holderName, code }: MailTicketProps) {
  return (
    <Section className="line" style={{ margin: '0 0 16px', border: `1px solid ${LINE}`, borderRadius: 12 }}>
      <Row>
        <Column style={{ width: 152, padding: 12 }}>
          <Img src={qr} alt={qrLabel} width={140} height={140} style={{ display: 'block', backgroundColor: '#ffffff', borderRadius: 8 }} />
        </Column>
        <Column style={{ padding: '12px 12px 12px 4px' }}>
          <Text className="ink" style={{ ...WRAPS, margin: 0, fontSize: 16, lineHeight: '22px', fontWeight: 700, color: INK }}>
            <span dir="auto">{typeName}</span>
          </Text>
          <Text className="soft" style={{ ...WRAPS, margin: '2px 0 8px', fontSize: 14, lineHeight: '20px', color: INK_SOFT }}>
            <span dir="auto">{holderName}</span>
          </Text>
          <Text className="ink" style={{ margin: 0, fontSize: 18, lineHeight: '24px', fontWeight: 700, letterSpacing: '0.04em', color: INK }}>
            <span dir="ltr">{code}</span>
          </Text>
        </Column>
      </Row>
    </Section>
  )
}

export interface MailReceiptProps {
  dir: MailFrame['dir']
  heading: string
  lines: readonly { name: string; amount: string }[]
  total: { name: string; amount: string }
  /** What is inside the total. */
  inside: string | null
}

/** What was paid, line by line, and what of it is fees and tax. */
export function MailReceipt({ dir, heading, lines, total, inside }: MailReceiptProps) {
  return (
    <Section style={{ margin: '0 0 12px' }}>
      <Text className="ink" style={{ margin: '0 0 4px', fontSize: 16, lineHeight: '24px', fontWeight: 700, color: INK }}>
        {heading}
      </Text>
      {lines.map(({ name, amount }, index) => (
        <ReceiptLine key={`${name} ${String(index)}`} dir={dir} name={name} amount={amount} />
      ))}
      <ReceiptLine dir={dir} {...total} strong />
      {inside === null ? null : (
        <Text className="soft" style={{ margin: '4px 0 0', fontSize: 14, lineHeight: '20px', color: INK_SOFT }}>
          {inside}
        </Text>
      )}
    </Section>
  )
}

function ReceiptLine({ dir, name, amount, strong = false }: { dir: MailFrame['dir']; name: string; amount: string; strong?: boolean }) {
  const style = { ...WRAPS, margin: 0, padding: '6px 0', fontSize: 15, lineHeight: '20px', color: INK, fontWeight: strong ? 700 : 400 }
  return (
    <Row className="line" style={{ borderTop: `1px solid ${LINE}` }}>
      <Column>
        <Text className="ink" style={style}>
          {name}
        </Text>
      </Column>
      <Column align={dir === 'ltr' ? 'right' : 'left'} style={{ whiteSpace: 'nowrap', verticalAlign: 'top' }}>
        <Text className="ink" style={style}>
          {amount}
        </Text>
      </Column>
    </Row>
  )
}
