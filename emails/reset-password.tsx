import { LinkMail, type LinkMailProps } from './link-mail'
import { MailText } from './parts'

/** A new password for who forgot the old one, or fears for it. */
export function ResetPassword(props: LinkMailProps<'greeting' | 'body'>) {
  return (
    <LinkMail {...props}>
      <MailText>{props.texts.greeting}</MailText>
      <MailText>{props.texts.body}</MailText>
    </LinkMail>
  )
}
