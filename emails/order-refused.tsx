import { MailLayout, type MailFrame } from './layout'
import { MailAddress, MailButton, MailHeading, MailNote, MailText } from './parts'

export interface OrderRefusedProps {
  frame: MailFrame
  url: string
  texts: Record<'preview' | 'heading' | 'greeting' | 'body' | 'promise' | 'action' | 'order' | 'questions', string>
}

/** Money came that bought nothing: why, and that all of it goes back by itself. */
export function OrderRefused({ frame, url, texts }: OrderRefusedProps) {
  return (
    <MailLayout
      frame={frame}
      preview={texts.preview}
      stub={
        <>
          <MailNote>{texts.order}</MailNote>
          <MailNote>{texts.questions}</MailNote>
        </>
      }
    >
      <MailHeading>{texts.heading}</MailHeading>
      <MailText>{texts.greeting}</MailText>
      <MailText>{texts.body}</MailText>
      <MailText>
        <strong>{texts.promise}</strong>
      </MailText>
      <MailButton url={url}>{texts.action}</MailButton>
      <MailAddress url={url} frame={frame} />
    </MailLayout>
  )
}
