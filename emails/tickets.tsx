import { MailLayout, type MailFrame } from './layout'
import { MailAddress, MailButton, MailHeading, MailNote, MailText } from './parts'
import { MailPoster, MailReceipt, MailTicket, type MailReceiptProps, type MailTicketProps } from './ticket-parts'

export interface TicketsProps {
  frame: MailFrame
  /** Opens the order for whoever has this mail. */
  url: string
  colors: readonly [string, string]
  eventName: string
  when: string
  where: readonly string[]
  tickets: readonly MailTicketProps[]
  /** That there are more codes than stand here; null when there are not. */
  more: string | null
  receipt: Omit<MailReceiptProps, 'dir'>
  texts: Record<'preview' | 'heading' | 'greeting' | 'body' | 'action' | 'secret' | 'questions', string>
}

/** The tickets of a confirmed order, and its receipt. */
export function Tickets({ frame, url, colors, eventName, when, where, tickets, more, receipt, texts }: TicketsProps) {
  return (
    <MailLayout
      frame={frame}
      preview={texts.preview}
      stub={
        <>
          <MailReceipt dir={frame.dir} {...receipt} />
          <MailNote>{texts.questions}</MailNote>
        </>
      }
    >
      <MailHeading>{texts.heading}</MailHeading>
      <MailText>{texts.greeting}</MailText>
      <MailText>{texts.body}</MailText>
      <MailPoster colors={colors} name={eventName} when={when} where={where} />
      {tickets.map((ticket) => (
        <MailTicket key={ticket.code} {...ticket} />
      ))}
      {more === null ? null : <MailText>{more}</MailText>}
      <MailButton url={url}>{texts.action}</MailButton>
      <MailAddress url={url} frame={frame} />
      <MailNote>{texts.secret}</MailNote>
    </MailLayout>
  )
}
