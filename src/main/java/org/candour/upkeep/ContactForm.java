package org.candour.upkeep;

import java.util.Map;
import org.candour.directory.ServiceContacts;
import org.candour.directory.ServiceContacts.ContactDetails;
import org.candour.directory.ServiceContacts.ServiceContact;
import org.candour.shared.EmailAddress;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.written.Telephone;

/**
 * A contact as it is typed.
 *
 * @param kind one of the kinds of contact, or empty
 * @param name of a person or a function
 * @param address their e-mail address; may be empty
 * @param phone may be empty
 * @param hours when they are there, in words; may be empty
 * @param service the number of the service where they are kept, or empty
 * @param q what that service is looked for by
 */
record ContactForm(String kind, String name, String address, String phone, String hours, String service, String q) {

  private static final int LINE = 160;

  static ContactForm of(Map<String, String> typed) {
    String pick = typed.containsKey("remove") ? "" : typed.getOrDefault("pick", typed.getOrDefault("service", ""));
    return new ContactForm(line(typed, "kind"), line(typed, "name"), line(typed, "address"), line(typed, "phone"),
        line(typed, "hours"), pick.matches("\\d{1,18}") ? pick : "", PlainText.cut(line(typed, "q"), 100));
  }

  static ContactForm of(ServiceContact contact) {
    return new ContactForm(contact.kind(), contact.name(), contact.address(), contact.phone(), contact.hours(),
        Long.toString(contact.service()), "");
  }

  private static String line(Map<String, String> typed, String name) {
    return PlainText.line(typed.getOrDefault(name, ""));
  }

  Problems problems() {
    Problems problems = Problems.none();
    if (!ServiceContacts.KINDS.contains(kind)) {
      problems.add("kind", "upkeep.contact.kind-none");
    }
    if (name.codePoints().noneMatch(Character::isLetter) || name.length() > LINE) {
      problems.add("name", "upkeep.contact.name-wrong", LINE);
    }
    if (!address.isEmpty() && !EmailAddress.ordinary(address)) {
      problems.add("address", EmailAddress.wrong(address, "upkeep.contact.address-wrong"));
    }
    if (!phone.isEmpty() && Telephone.of(phone).isEmpty()) {
      problems.add("phone", "upkeep.contact.phone-wrong");
    }
    if (address.isEmpty() && phone.isEmpty()) {
      problems.add("address", "upkeep.contact.nothing");
    }
    if (hours.length() > LINE) {
      problems.add("hours", "upkeep.contact.hours-long", LINE);
    }
    return problems;
  }

  ContactDetails details() {
    return new ContactDetails(kind, name, address, phone, hours);
  }
}
