import { LinkMail, type LinkMailProps } from './link-mail'
import { MailText } from './parts'

/** To the owner of an account whose address somebody has just signed up with. */
export function SignUpAttempt(props: LinkMailProps<'greeting' | 'body' | 'forgotten'>) {
  return (
    <LinkMail {...props}>
      <MailText>{props.texts.greeting}</MailText>
      <MailText>{props.texts.body}</MailText>
      <MailText>{props.texts.forgotten}</MailText>
    </LinkMail>
  )
}
