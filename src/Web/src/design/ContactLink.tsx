/** Somebody's address or number, to be written to or called by one tap. */
export function ContactLink({ contact }: { contact: string }) {
  return (
    <a class="contact" href={contactAddress(contact)}>
      {contact}
    </a>
  );
}

/** What a tap opens. Nothing in an address can add a subject, a copy or words of its own. */
export const contactAddress = (contact: string): string =>
  contact.includes('@') ? `mailto:${contact.split('@').map(encodeURIComponent).join('@')}` : `tel:${contact.replaceAll(/[^+\d*#]/g, '')}`;
