import { LinkMail, type LinkMailProps } from './link-mail'
import { MailText } from './parts'

/** After a sign-up: proves that the address is the newcomer's. */
export function VerifyEmail(props: LinkMailProps<'greeting' | 'body'>) {
  return (
    <LinkMail {...props}>
      <MailText>{props.texts.greeting}</MailText>
      <MailText>{props.texts.body}</MailText>
    </LinkMail>
  )
}
