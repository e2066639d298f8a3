import { MailLayout, type MailFrame } from './layout'
import { MailAddress, MailButton, MailHeading, MailNote, MailText } from './parts'

export interface SignUpAttemptProps {
  frame: MailFrame
  url: string
  texts: Record<'preview' | 'heading' | 'greeting' | 'body' | 'action' | 'lifetime' | 'notYou' | 'forgotten', string>
}

/** To the owner of an account whose address somebody has just signed up with. */
export function SignUpAttempt({ frame, url, texts }: SignUpAttemptProps) {
  return (
    <MailLayout
      frame={frame}
      preview={texts.preview}
      stub={
        <>
          <MailNote>{texts.lifetime}</MailNote>
          <MailNote>{texts.notYou}</MailNote>
        </>
      }
    >
      <MailHeading>{texts.heading}</MailHeading>
      <MailText>{texts.greeting}</MailText>
      <MailText>{texts.body}</MailText>
      <MailText>{texts.forgotten}</MailText>
      <MailButton url={url}>{texts.action}</MailButton>
      <MailAddress url={url} frame={frame} />
    </MailLayout>
  )
}
